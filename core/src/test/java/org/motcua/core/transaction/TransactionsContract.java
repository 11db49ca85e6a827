package org.motcua.core.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every implementation of {@link Transactions} must do, on every database. A test of an implementation extends
 * this class and says which {@link TestDatabase} and which implementation it is about.
 */
public abstract class TransactionsContract {

    private TestDatabase database;
    private WatchedDataSource watched;
    private Transactions transactions;
    private Jdbi jdbi;

    protected abstract TestDatabase database();

    /** A new implementation on the given data source, which is not pooled. */
    protected abstract Transactions transactions(DataSource dataSource);

    @BeforeEach
    void createTable() {
        database = database();
        database.execute("CREATE TABLE entry (name VARCHAR(40) PRIMARY KEY)");
        watched = new WatchedDataSource(database.dataSource());
        transactions = transactions(watched.dataSource());
        jdbi = JoinedJdbi.on(transactions);
    }

    @AfterEach
    void nothingLeaks() {
        if (database == null) {
            return; // aborted: there is no server to test on
        }
        try {
            assertThat(watched.open()).as("open connections").isZero();
            assertThat(transactions.isActive()).as("still bound").isFalse();
        } finally {
            database.close();
        }
    }

    @Test
    void commitsWhenTheWorkReturns() {
        String result = transactions.inTransaction(() -> {
            assertThat(transactions.isActive()).isTrue();
            write("a");
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(committed()).containsExactly("a");
    }

    @Test
    void joinsTheBoundTransactionOnTheSameConnection() {
        int before = watched.opened();

        transactions.runInTransaction(() -> {
            write("a");
            transactions.runInTransaction(() -> write("b"));
            assertThat(inDatabase()).containsExactly("a", "b");
        });

        assertThat(watched.opened() - before).as("connections taken").isEqualTo(1);
        assertThat(committed()).containsExactly("a", "b");
    }

    @Test
    void rollsBackAndPassesTheFailureOnUnchanged() {
        IllegalStateException failure = new IllegalStateException("of the work");

        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    write("a");
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(committed()).isEmpty();
    }

    @Test
    void rollsBackForAnErrorAndForASneakedCheckedException() {
        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    write("a");
                    throw new AssertionError("an error");
                }))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    write("b");
                    throw TransactionsContract.<RuntimeException>sneak(new SQLException("checked"));
                }))
                .isInstanceOf(SQLException.class);

        assertThat(committed()).isEmpty();
    }

    @Test
    void undoesTheWholeAndTellsTheCallerWhenAJoinedFailureWasCaught() {
        IllegalStateException failure = new IllegalStateException("of the joined part");

        assertThatExceptionOfType(RolledBackException.class)
                .isThrownBy(() -> transactions.runInTransaction(() -> {
                    write("a");
                    try {
                        transactions.runInTransaction(() -> {
                            throw failure;
                        });
                    } catch (IllegalStateException caught) {
                        write("b");
                    }
                }))
                .withCause(failure);

        assertThat(committed()).isEmpty();
    }

    @Test
    void rollsBackWhenMarkedAndTellsTheCaller() {
        assertThatExceptionOfType(RolledBackException.class)
                .isThrownBy(() -> transactions.runInTransaction(() -> {
                    write("a");
                    transactions.setRollbackOnly();
                }));

        assertThat(committed()).isEmpty();
    }

    @Test
    void refusesToMarkWhereNothingIsBound() {
        assertThatThrownBy(transactions::setRollbackOnly).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNewTransactionCommitsThoughTheOuterFails() {
        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    write("outer");
                    transactions.inNewTransaction(() -> write("ledger"));
                    assertThat(inDatabase()).containsExactly("ledger", "outer");
                    throw new IllegalStateException("of the outer");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(committed()).containsExactly("ledger");
    }

    @Test
    void aNewTransactionDoesNotSeeWhatTheOuterHasNotCommitted() {
        transactions.runInTransaction(() -> {
            write("outer");
            assertThat(transactions.inNewTransaction(this::inDatabase)).isEmpty();
        });

        assertThat(committed()).containsExactly("outer");
    }

    @Test
    void aFailedNewTransactionLeavesTheOuterAlone() {
        transactions.runInTransaction(() -> {
            write("outer");
            assertThatThrownBy(() -> transactions.inNewTransaction(() -> {
                        write("ledger");
                        throw new IllegalStateException("of the ledger");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            write("outer too");
        });

        assertThat(committed()).containsExactly("outer", "outer too");
    }

    @Test
    void aNewTransactionStandsAloneWhereNothingIsBound() {
        transactions.inNewTransaction(() -> write("ledger"));

        assertThat(committed()).containsExactly("ledger");
    }

    @Test
    void runsWhatComesAfterCommitOnceInOrderAndSeesTheCommit() {
        List<String> seen = new ArrayList<>();

        transactions.runInTransaction(() -> {
            transactions.afterCommit(() -> seen.add("first " + committed()));
            transactions.runInTransaction(() -> transactions.afterCommit(() -> seen.add("second")));
            write("a");
            assertThat(seen).isEmpty();
        });

        assertThat(seen).containsExactly("first [a]", "second");
    }

    @Test
    void runsNothingAfterARollback() {
        List<String> seen = new ArrayList<>();

        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    transactions.afterCommit(() -> seen.add("never"));
                    throw new IllegalStateException("of the work");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    transactions.afterCommit(() -> seen.add("never"));
                    transactions.setRollbackOnly();
                }))
                .isInstanceOf(RolledBackException.class);

        assertThat(seen).isEmpty();
    }

    @Test
    void whatComesAfterTheCommitOfANewTransactionRunsEvenIfTheOuterFails() {
        List<String> seen = new ArrayList<>();

        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    transactions.afterCommit(() -> seen.add("outer"));
                    transactions.inNewTransaction(() -> {
                        transactions.afterCommit(() -> seen.add("ledger"));
                        return write("ledger");
                    });
                    assertThat(seen).containsExactly("ledger");
                    throw new IllegalStateException("of the outer");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(seen).containsExactly("ledger");
    }

    @Test
    void aFailureAfterCommitReachesNobodyAndStopsNobody() {
        List<String> seen = new ArrayList<>();

        String result = transactions.inTransaction(() -> {
            transactions.afterCommit(() -> {
                throw new IllegalStateException("after commit");
            });
            transactions.afterCommit(() -> seen.add("still"));
            write("a");
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(seen).containsExactly("still");
        assertThat(committed()).containsExactly("a");
    }

    @Test
    void workAfterCommitMayUseANewTransaction() {
        transactions.runInTransaction(() -> {
            transactions.afterCommit(() -> transactions.inNewTransaction(() -> write("after")));
            write("a");
        });

        assertThat(committed()).containsExactly("a", "after");
    }

    @Test
    void runsAtOnceWhatComesAfterCommitWhereNothingIsBound() {
        List<String> seen = new ArrayList<>();

        transactions.afterCommit(() -> seen.add("now"));
        transactions.afterCommit(() -> {
            throw new IllegalStateException("logged only");
        });

        assertThat(seen).containsExactly("now");
    }

    @Test
    void guestsOfTheViewCannotEndTheTransaction() {
        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    try (Connection guest = transactions.dataSource().getConnection()) {
                        write("a");
                        guest.commit();
                        guest.setAutoCommit(true);
                        assertThat(guest.getAutoCommit()).isFalse();
                        guest.rollback();
                    } catch (SQLException e) {
                        throw new AssertionError(e);
                    }
                    assertThat(inDatabase()).containsExactly("a");
                    throw new IllegalStateException("of the work");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(committed()).isEmpty();
    }

    @Test
    void theViewGivesTheDataSourcesOwnConnectionsWhereNothingIsBound() throws SQLException {
        try (Connection own = transactions.dataSource().getConnection()) {
            assertThat(own.getAutoCommit()).isTrue();
            assertThat(watched.open()).isEqualTo(1);
        }

        assertThat(watched.open()).isZero();
    }

    @Test
    void isReadCommittedAndLeavesConnectionsInAutoCommit() {
        int isolation = transactions.inTransaction(() -> {
            try (Connection guest = transactions.dataSource().getConnection()) {
                return guest.getTransactionIsolation();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(isolation).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    }

    @Test
    void anotherThreadIsNotInTheTransaction() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            transactions.runInTransaction(() -> {
                write("a");
                assertThat(get(other.submit(transactions::isActive))).isFalse();
                assertThat(get(other.submit(this::committed))).isEmpty();
            });
        } finally {
            other.shutdown();
        }

        assertThat(committed()).containsExactly("a");
    }

    @Test
    void twoThreadsHaveTwoTransactions() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        CountDownLatch bothWrote = new CountDownLatch(2);
        try {
            Future<String> kept = pool.submit(() -> transactions.inTransaction(() -> writeAndMeet("kept", bothWrote)));
            Future<String> undone = pool.submit(() -> transactions.inTransaction(() -> {
                writeAndMeet("undone", bothWrote);
                throw new IllegalStateException("of one thread");
            }));

            assertThat(kept.get()).isEqualTo("kept");
            assertThatThrownBy(undone::get).hasRootCauseInstanceOf(IllegalStateException.class);
        } finally {
            pool.shutdown();
        }

        assertThat(committed()).containsExactly("kept");
    }

    @Test
    void leaksNothingWhenTheCommitFails() {
        watched.fail("commit");
        List<String> seen = new ArrayList<>();

        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    transactions.afterCommit(() -> seen.add("never"));
                    write("a");
                }))
                .isInstanceOf(RuntimeException.class)
                .hasRootCauseMessage("commit was made to fail");

        assertThat(seen).isEmpty();
        assertThat(committed()).isEmpty();
    }

    @Test
    void leaksNothingWhenTheRollbackFailsToo() {
        watched.fail("rollback");

        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    throw new IllegalStateException("of the work");
                }))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void leaksNothingWhenTheTransactionCannotBegin() {
        watched.fail("setAutoCommit");

        assertThatThrownBy(() -> transactions.inTransaction(() -> write("a"))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> transactions.inNewTransaction(() -> write("a")))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void theOuterTransactionIsBoundAgainWhenANewOneCannotBegin() {
        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    watched.fail("getConnection");
                    assertThatThrownBy(() -> transactions.inNewTransaction(() -> write("b")))
                            .isInstanceOf(RuntimeException.class);
                    assertThat(transactions.isActive()).isTrue();
                    throw new IllegalStateException("of the outer");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    private String write(String name) {
        jdbi.useHandle(handle -> handle.execute("INSERT INTO entry (name) VALUES (?)", name));
        return name;
    }

    private String writeAndMeet(String name, CountDownLatch bothWrote) {
        write(name);
        bothWrote.countDown();
        try {
            bothWrote.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return name;
    }

    private List<String> inDatabase() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT name FROM entry ORDER BY name")
                .mapTo(String.class)
                .list());
    }

    /** As somebody else sees it. */
    private List<String> committed() {
        return Jdbi.create(database.dataSource())
                .withHandle(handle -> handle.createQuery("SELECT name FROM entry ORDER BY name")
                        .mapTo(String.class)
                        .list());
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneak(Throwable checked) throws E {
        throw (E) checked;
    }
}
