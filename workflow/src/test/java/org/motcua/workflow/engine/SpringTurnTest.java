package org.motcua.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.spring.SpringTransactions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** On H2 in files one thread at a time is in the library, also where the application began the transaction. */
final class SpringTurnTest {

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final JdbcDataSource h2 = new JdbcDataSource();
    private TransactionTemplate application;
    private Transactions transactions;
    private JdbcTemplate sql;

    @BeforeEach
    void open() {
        h2.setURL("jdbc:h2:file:" + folder.resolve("spring") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        DataSourceTransactionManager manager = new DataSourceTransactionManager(h2);
        application = new TransactionTemplate(manager);
        transactions = SpringTransactions.of(h2, manager);
        sql = new JdbcTemplate(h2);
        sql.execute("CREATE TABLE entry (name VARCHAR(40) PRIMARY KEY)");
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        sql.execute("SHUTDOWN");
    }

    @Test
    void oneThreadAtATimeHasATransaction() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "e" + i;
            work.add(() -> transactions.inTransaction(() -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                write(name);
                transactions.inNewTransaction(() -> write("ledger " + name));
                transactions.inTransaction(() -> write("joined " + name));
                return inside.decrementAndGet();
            }));
        }
        for (Future<Integer> done : threads.invokeAll(work)) {
            done.get();
        }

        assertThat(most).hasValue(1);
        assertThat(sql.queryForObject("SELECT COUNT(*) FROM entry", Integer.class))
                .isEqualTo(24);
    }

    @Test
    void theApplicationsTransactionKeepsItsTurnUntilItEnds() {
        application.executeWithoutResult(status -> {
            assertThat(others()).as("not in the library yet").isTrue();
            transactions.inTransaction(() -> write("a"));
            assertThat(others()).as("written, not committed").isFalse();
            transactions.inTransaction(() -> write("b"));
            assertThat(others()).isFalse();
        });
        assertThat(others()).as("after the commit").isTrue();

        application.executeWithoutResult(status -> {
            transactions.inTransaction(() -> write("c"));
            status.setRollbackOnly();
        });
        assertThat(others()).as("after the rollback").isTrue();
    }

    @Test
    void aSuspendedTransactionKeepsItsTurnWhenTheOneInsideEnds() {
        TransactionTemplate inside = new TransactionTemplate(application.getTransactionManager());
        inside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        application.executeWithoutResult(status -> {
            transactions.inTransaction(() -> write("a"));
            inside.executeWithoutResult(other -> transactions.inTransaction(() -> write("b")));
            assertThat(others()).isFalse();
        });

        assertThat(others()).isTrue();
    }

    @Test
    void theTurnIsOverWhenWhatComesAfterTheCommitIsRun() {
        List<Boolean> seen = new ArrayList<>();

        transactions.runInTransaction(() -> transactions.afterCommit(() -> seen.add(others())));

        assertThat(seen).containsExactly(true);
    }

    /** Whether another thread gets its turn. */
    private boolean others() {
        Future<Boolean> other = threads.submit(() -> transactions.inTransaction(transactions::isActive));
        try {
            return other.get(300, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            other.cancel(true);
            return false;
        } catch (Exception e) {
            return Assertions.fail(e);
        }
    }

    private String write(String name) {
        sql.update("INSERT INTO entry (name) VALUES (?)", name);
        return name;
    }
}
