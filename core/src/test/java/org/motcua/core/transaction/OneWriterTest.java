package org.motcua.core.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 in files has one thread at a time in transactions, and nobody waits for somebody who waits for him. */
class OneWriterTest {

    private static final int THREADS = 8;

    @TempDir
    Path folder;

    private TestDatabase database;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @BeforeEach
    void open() {
        database = TestDatabase.h2File(folder);
        database.execute("CREATE TABLE entry (name VARCHAR(40) PRIMARY KEY)");
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    @Test
    void oneThreadAtATimeHasATransactionThroughWhicheverDataSource() throws Exception {
        List<Transactions> ways = List.of(
                JdbcTransactions.of(database.dataSource()),
                JdbcTransactions.of(new WatchedDataSource(database.dataSource()).dataSource()));
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        runAll(i -> ways.get(i % 2).inTransaction(() -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            write(ways.get(i % 2), "e" + i);
            return inside.decrementAndGet();
        }));

        assertThat(most).hasValue(1);
    }

    /** The order that exhausts pools: each thread holds one connection and wants another. */
    @Test
    void newTransactionsInsideOthersNeedTwoConnectionsHoweverManyThreads() throws Exception {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("pooled") + ";WRITE_DELAY=0", "sa", "");
        pool.setMaxConnections(2);
        pool.setLoginTimeout(5);
        Transactions transactions = JdbcTransactions.of(pool);
        Jdbi jdbi = JoinedJdbi.on(transactions);
        jdbi.useHandle(handle -> handle.execute("CREATE TABLE entry (name VARCHAR(40) PRIMARY KEY)"));
        try {
            runAll(i -> transactions.inTransaction(() -> {
                write(transactions, "outer" + i);
                transactions.inNewTransaction(() -> write(transactions, "ledger" + i));
                return transactions.inTransaction(() -> write(transactions, "joined" + i));
            }));

            assertThat(jdbi.<Integer, RuntimeException>withHandle(
                            handle -> handle.createQuery("SELECT COUNT(*) FROM entry")
                                    .mapTo(Integer.class)
                                    .one()))
                    .isEqualTo(3 * THREADS);
        } finally {
            pool.dispose();
        }
    }

    @Test
    void theTurnIsOverWhenWhatComesAfterTheCommitIsRun() {
        Transactions transactions = JdbcTransactions.of(database.dataSource());
        List<String> seen = new ArrayList<>();

        transactions.runInTransaction(() -> transactions.afterCommit(() -> seen.add(elsewhere(transactions))));

        assertThat(seen).containsExactly("elsewhere");
    }

    @Test
    void theTurnIsOverAfterAFailureAndWhereNoConnectionCouldBeHad() {
        WatchedDataSource watched = new WatchedDataSource(database.dataSource());
        Transactions failing = JdbcTransactions.of(watched.dataSource());
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> failing.runInTransaction(() -> {
                    throw new IllegalStateException("of the work");
                }));
        watched.fail("getConnection");
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> failing.runInTransaction(() -> {}));

        assertThat(elsewhere(JdbcTransactions.of(database.dataSource()))).isEqualTo("elsewhere");
    }

    @Test
    void whoeverWaitsTooLongIsToldWhatForAndHoldsNoConnection() throws Exception {
        WatchedDataSource watched = new WatchedDataSource(database.dataSource());
        Transactions impatient = JdbcTransactions.of(watched.dataSource(), Duration.ofMillis(50));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Future<Boolean> slow =
                threads.submit(() -> JdbcTransactions.of(database.dataSource()).inTransaction(() -> {
                    begun.countDown();
                    return await(enough);
                }));
        begun.await();

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> impatient.inTransaction(() -> "never"))
                .withMessageContainingAll("H2 file database", folder.toString(), "PostgreSQL")
                .withCauseInstanceOf(SQLTimeoutException.class);
        assertThat(watched.open()).isZero();

        enough.countDown();
        assertThat(slow.get()).isTrue();
        assertThat(impatient.<String>inTransaction(() -> "now")).isEqualTo("now");
    }

    @Test
    void nobodyWaitsOnADatabaseInMemory() {
        try (TestDatabase memory = TestDatabase.h2()) {
            assertThat(OneWriter.of(memory.dataSource()).isNeeded()).isFalse();
            assertThat(OneWriter.of(database.dataSource()).isNeeded()).isTrue();
        }
    }

    private String elsewhere(Transactions transactions) {
        try {
            return threads.submit(() -> transactions.inTransaction(() -> "elsewhere"))
                    .get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String write(Transactions transactions, String name) {
        JoinedJdbi.on(transactions).useHandle(handle -> handle.execute("INSERT INTO entry (name) VALUES (?)", name));
        return name;
    }

    private void runAll(IntFunction<Object> work) throws Exception {
        List<Callable<Object>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            all.add(() -> work.apply(thread));
        }
        for (Future<Object> done : threads.invokeAll(all)) {
            done.get();
        }
    }
}
