package org.motcua.workflow.engine;

import javax.sql.DataSource;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.testkit.TestDatabase;

final class JdbcOnPostgreSqlTest extends TransactionContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }

    @Override
    Transactions transactions(DataSource dataSource) {
        return JdbcTransactions.of(dataSource);
    }
}
