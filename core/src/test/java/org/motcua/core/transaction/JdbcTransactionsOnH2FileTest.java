package org.motcua.core.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcTransactionsOnH2FileTest extends TransactionsContract {

    @TempDir
    Path folder;

    @Override
    protected TestDatabase database() {
        return TestDatabase.h2File(folder);
    }

    @Override
    protected Transactions transactions(DataSource dataSource) {
        return JdbcTransactions.of(dataSource);
    }

    /** One after the other, as everywhere in these files. */
    @Test
    @Override
    void twoThreadsHaveTwoTransactions() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try (TestDatabase other = database()) {
            Transactions transactions = transactions(other.dataSource());
            Future<Boolean> one = pool.submit(() -> transactions.inTransaction(transactions::isActive));
            Future<Boolean> two = pool.submit(() -> transactions.inTransaction(transactions::isActive));

            assertThat(one.get()).isTrue();
            assertThat(two.get()).isTrue();
        } finally {
            pool.shutdown();
        }
    }
}
