package org.motcua.workflow.engine;

import javax.sql.DataSource;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.spring.SpringTransactions;
import org.motcua.workflow.testkit.TestDatabase;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

final class SpringOnH2Test extends TransactionContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }

    @Override
    Transactions transactions(DataSource dataSource) {
        return SpringTransactions.of(dataSource, new DataSourceTransactionManager(dataSource));
    }
}
