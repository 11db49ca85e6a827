package org.motcua.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.motcua.core.transaction.RolledBackException;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.testkit.TestDatabase;

/**
 * What every Transactions port must keep with the engine joined to it. The subclasses name the port and the database.
 * "Our" writes are rows in a table of the application; the engine's are process instances and tasks.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TransactionContract {

    private static final String ROWS = "SELECT COUNT(*) FROM app_row";
    private static final String INSTANCES = "SELECT COUNT(*) FROM act_ru_execution";

    private TestDatabase database;
    private Transactions transactions;
    private JoinedEngine joined;
    private ProcessEngine engine;

    /** What the delegate of the model's service task does; static because the engine makes the delegate. */
    private static final AtomicReference<Runnable> IN_DELEGATE = new AtomicReference<>(() -> {});

    abstract TestDatabase database();

    abstract Transactions transactions(DataSource dataSource);

    @BeforeAll
    void start() {
        database = database();
        database.execute("CREATE TABLE app_row (id INT PRIMARY KEY)");
        transactions = transactions(database.dataSource());
        joined = JoinedEngine.dangerouslyStartForAnyModel(transactions);
        try (java.io.InputStream model = TransactionContract.class.getResourceAsStream("contract.bpmn")) {
            joined.deploy("contract", model.readAllBytes());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        engine = joined.services();
    }

    @AfterAll
    void stop() {
        if (joined != null) {
            joined.close();
            database.close();
        }
    }

    @BeforeEach
    void nothingToBeginWith() {
        IN_DELEGATE.set(() -> {});
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .list()
                .forEach(instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "next test"));
        database.execute("DELETE FROM app_row");
        nothingIsLeft();
    }

    @AfterEach
    void noConnectionLeaks() {
        assertThat(database.connectionsInUse()).isZero();
    }

    @Test
    void bothCommit() {
        transactions.inTransaction(() -> {
            insert(1);
            startProcess();
            return 0;
        });

        assertThat(database.count(ROWS)).isEqualTo(1);
        assertThat(database.count(INSTANCES)).isEqualTo(1);
    }

    @Test
    void neitherCommitsWhenItFailsBeforeTheWrites() {
        failing(() -> {});
    }

    @Test
    void neitherCommitsWhenItFailsBetweenOurWriteAndTheEngines() {
        failing(() -> insert(1));
    }

    @Test
    void neitherCommitsWhenItFailsBetweenTheEnginesWriteAndOurs() {
        failing(this::startProcess);
    }

    @Test
    void neitherCommitsWhenItFailsAfterBothWrites() {
        failing(() -> {
            insert(1);
            startProcess();
        });
    }

    @Test
    void aCheckedFailureThrownUnseenRollsBackToo() {
        assertThatThrownBy(() -> transactions.inTransaction(() -> {
                    insert(1);
                    startProcess();
                    throw sneaky(new java.io.IOException("disk"));
                }))
                .isInstanceOf(Exception.class);
        nothingIsLeft();
    }

    @Test
    void aCaughtFailureOfANestedEngineCallStillRollsBackEverything() {
        assertThatThrownBy(() -> transactions.inTransaction(() -> {
                    insert(1);
                    startProcess();
                    assertThatThrownBy(() -> engine.getTaskService().complete("no such task"))
                            .isInstanceOf(RuntimeException.class);
                    return 0;
                }))
                .isInstanceOf(RolledBackException.class);
        nothingIsLeft();
    }

    @Test
    void aCaughtFailureOfANestedTransactionStillRollsBackEverything() {
        assertThatThrownBy(() -> transactions.inTransaction(() -> {
                    startProcess();
                    assertThatThrownBy(() -> transactions.inTransaction(() -> {
                                insert(1);
                                throw new IllegalStateException("inner");
                            }))
                            .hasMessage("inner");
                    return 0;
                }))
                .isInstanceOf(RolledBackException.class);
        nothingIsLeft();
    }

    @Test
    void aHostThatThrowsLaterUndoesAllSteps() {
        failing(() -> {
            startProcess();
            Task task = engine.getTaskService().createTaskQuery().singleResult();
            engine.getTaskService().complete(task.getId());
            insert(1);
        });
    }

    @Test
    void startQueryAndTwoStepsWorkInOneTransaction() {
        transactions.inTransaction(() -> {
            startProcess();
            Task first = engine.getTaskService().createTaskQuery().singleResult();
            engine.getTaskService().complete(first.getId());
            Task second = engine.getTaskService().createTaskQuery().singleResult();
            assertThat(second.getTaskDefinitionKey()).isEqualTo("second");
            insert(1);
            return 0;
        });

        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskDefinitionKey("second")
                        .count())
                .isEqualTo(1);
        assertThat(database.count(ROWS)).isEqualTo(1);
    }

    @Test
    void aDelegateSeesTheConnectionOfItsJob() {
        String job = reachJob();
        AtomicReference<String> inDelegate = new AtomicReference<>("");
        AtomicReference<String> besides = new AtomicReference<>("");
        IN_DELEGATE.set(() -> {
            inDelegate.set(session());
            besides.set(transactions.inNewTransaction(this::session));
            insert(1);
            assertThat(rowsSeenHere()).isEqualTo(1);
            assertThat(transactions.inNewTransaction(this::rowsSeenHere)).isZero();
        });

        String around = transactions.inTransaction(() -> {
            engine.getManagementService().executeJob(job);
            return session();
        });

        assertThat(inDelegate.get()).isEqualTo(around).isNotEqualTo(besides.get());
        assertThat(database.count(ROWS)).isEqualTo(1);
    }

    @Test
    void aFailingJobUndoesBothAndCountsItsRetry() {
        String job = reachJob();
        IN_DELEGATE.set(() -> {
            insert(1);
            throw new IllegalStateException("the job fails");
        });

        assertThatThrownBy(() -> engine.getManagementService().executeJob(job)).hasMessageContaining("the job fails");

        assertThat(database.count(ROWS)).isZero();
        Job after = engine.getManagementService().createJobQuery().jobId(job).singleResult();
        assertThat(after.getRetries()).isEqualTo(2);
        assertThat(after.getExceptionMessage()).contains("the job fails");
    }

    @Test
    void aNewTransactionCommitsOnItsOwn() {
        assertThatThrownBy(() -> transactions.inTransaction(() -> {
                    startProcess();
                    transactions.inNewTransaction(() -> {
                        insert(7);
                        return 0;
                    });
                    throw new IllegalStateException("later");
                }))
                .hasMessage("later");

        assertThat(database.count(INSTANCES)).isZero();
        assertThat(database.count(ROWS)).isEqualTo(1);
    }

    @Test
    void aFailedNewTransactionLeavesTheOuterOneAlone() {
        transactions.inTransaction(() -> {
            startProcess();
            assertThatThrownBy(() -> transactions.inNewTransaction(() -> {
                        insert(7);
                        throw new IllegalStateException("inner");
                    }))
                    .hasMessage("inner");
            insert(8);
            return 0;
        });

        assertThat(database.count("SELECT SUM(id) FROM app_row")).isEqualTo(8);
        assertThat(database.count(INSTANCES)).isEqualTo(1);
    }

    @Test
    void afterCommitRunsOnceAndOnlyAfterTheOutermostCommit() {
        AtomicInteger seen = new AtomicInteger(-1);
        AtomicInteger runs = new AtomicInteger();
        transactions.inTransaction(() -> transactions.inTransaction(() -> {
            transactions.afterCommit(() -> {
                runs.incrementAndGet();
                seen.set(transactions.inNewTransaction(this::rowsSeenHere));
            });
            insert(1);
            startProcess();
            assertThat(runs).hasValue(0);
            return 0;
        }));

        assertThat(runs).hasValue(1);
        assertThat(seen).hasValue(1);
    }

    @Test
    void afterCommitIsSilentAfterARollbackAndItsOwnFailureGoesNoFurther() {
        List<String> heard = new ArrayList<>();
        assertThatThrownBy(() -> transactions.inTransaction(() -> {
                    transactions.afterCommit(() -> heard.add("rolled back"));
                    throw new IllegalStateException("no commit");
                }))
                .hasMessage("no commit");
        assertThatCode(() -> transactions.inTransaction(() -> {
                    transactions.afterCommit(() -> {
                        throw new IllegalStateException("mail server down");
                    });
                    transactions.afterCommit(() -> heard.add("second"));
                    insert(1);
                    return 0;
                }))
                .doesNotThrowAnyException();

        assertThat(heard).containsExactly("second");
        assertThat(database.count(ROWS)).isEqualTo(1);
    }

    @Test
    void rollbackOnlyRollsBackBothAndSaysSo() {
        assertThatThrownBy(() -> transactions.inTransaction(() -> {
                    insert(1);
                    startProcess();
                    transactions.setRollbackOnly();
                    return 0;
                }))
                .isInstanceOf(RolledBackException.class);
        nothingIsLeft();
    }

    @Test
    void anEngineOnAnotherPoolIsRefusedAtStart() {
        try (TestDatabase other = database()) {
            Transactions split = new SplitTransactions(transactions, other.dataSource());
            assertThatThrownBy(() -> JoinedEngine.start(split))
                    .isInstanceOf(EngineWiringException.class)
                    .hasMessageContaining("would not commit together");
        }
    }

    private void failing(Runnable work) {
        assertThatThrownBy(() -> transactions.inTransaction(() -> {
                    work.run();
                    throw new IllegalStateException("the host fails");
                }))
                .hasMessage("the host fails");
        nothingIsLeft();
    }

    private void nothingIsLeft() {
        assertThat(database.count(ROWS)).isZero();
        assertThat(database.count(INSTANCES)).isZero();
        assertThat(transactions.isActive()).isFalse();
    }

    private void startProcess() {
        engine.getRuntimeService().startProcessInstanceByKey("contract");
    }

    private String reachJob() {
        startProcess();
        for (String step : List.of("first", "second")) {
            Task task = engine.getTaskService()
                    .createTaskQuery()
                    .taskDefinitionKey(step)
                    .singleResult();
            engine.getTaskService().complete(task.getId());
        }
        return engine.getManagementService().createJobQuery().singleResult().getId();
    }

    private void insert(int id) {
        try (Connection connection = transactions.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO app_row VALUES (?)")) {
            insert.setInt(1, id);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private int rowsSeenHere() {
        return Integer.parseInt(ask(ROWS));
    }

    private String session() {
        try (Connection connection = transactions.dataSource().getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return ask("H2".equals(product) ? "SELECT session_id()" : "SELECT pg_backend_pid()");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private String ask(String sql) {
        try (Connection connection = transactions.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    /** Named by the model. */
    public static final class Delegate implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {
            IN_DELEGATE.get().run();
        }
    }

    /** A wrong wiring: the engine is told of a data source that the transactions do not bind. */
    private record SplitTransactions(Transactions bound, DataSource dataSource) implements Transactions {
        @Override
        public <T> T inTransaction(Work<T> work) {
            return bound.inTransaction(work);
        }

        @Override
        public <T> T inNewTransaction(Work<T> work) {
            return bound.inNewTransaction(work);
        }

        @Override
        public void afterCommit(Runnable action) {
            bound.afterCommit(action);
        }

        @Override
        public void setRollbackOnly() {
            bound.setRollbackOnly();
        }

        @Override
        public boolean isActive() {
            return bound.isActive();
        }
    }
}
