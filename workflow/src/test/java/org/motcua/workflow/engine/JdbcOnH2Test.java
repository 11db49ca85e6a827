package org.motcua.workflow.engine;

import javax.sql.DataSource;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.testkit.TestDatabase;

final class JdbcOnH2Test extends TransactionContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }

    @Override
    Transactions transactions(DataSource dataSource) {
        return JdbcTransactions.of(dataSource);
    }
}
