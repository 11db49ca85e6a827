package org.motcua.core.transaction;

import javax.sql.DataSource;

class JdbcTransactionsOnPostgreSqlTest extends TransactionsContract {

    @Override
    protected TestDatabase database() {
        return TestDatabase.postgreSql();
    }

    @Override
    protected Transactions transactions(DataSource dataSource) {
        return JdbcTransactions.of(dataSource);
    }
}
