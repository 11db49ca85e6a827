package org.motcua.core.transaction;

import javax.sql.DataSource;

class JdbcTransactionsOnH2Test extends TransactionsContract {

    @Override
    protected TestDatabase database() {
        return TestDatabase.h2();
    }

    @Override
    protected Transactions transactions(DataSource dataSource) {
        return JdbcTransactions.of(dataSource);
    }
}
