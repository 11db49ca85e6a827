package org.motcua.workflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.core.transaction.DatabaseException;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.testkit.DyingDataSource.Side;

class DyingDataSourceTest {

    private final TestDatabase database = TestDatabase.h2();
    private final DyingDataSource dying = new DyingDataSource(database.dataSource());
    private final Transactions transactions = JdbcTransactions.of(dying);
    private final Jdbi jdbi = Jdbi.create(transactions.dataSource());

    @BeforeEach
    void table() {
        database.execute("CREATE TABLE t (n INT)");
    }

    @AfterEach
    void leave() {
        assertThat(database.connectionsInUse()).isZero();
        database.close();
    }

    private void insert(int n) {
        transactions.runInTransaction(
                () -> jdbi.useHandle(handle -> handle.execute("INSERT INTO t (n) VALUES (?)", n)));
    }

    private int read() {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM t")
                .mapTo(Integer.class)
                .one()));
    }

    @ParameterizedTest
    @EnumSource
    void nothingHappensAfterTheCommitItDiesAt(Side side) {
        dying.dieAt(2, side);
        insert(1);
        assertThat(read()).isEqualTo(1);
        assertThatThrownBy(() -> insert(2)).isInstanceOf(DatabaseException.class);

        assertThat(dying.isDead()).isTrue();
        assertThat(dying.lastChanges()).isEqualTo("INSERT t");
        assertThatThrownBy(() -> insert(3)).isInstanceOf(DatabaseException.class);
        assertThatThrownBy(this::read).isInstanceOf(DatabaseException.class);
        assertThatThrownBy(dying::requireAlive).isInstanceOf(IllegalStateException.class);
        assertThat(database.count("SELECT COUNT(*) FROM t")).isEqualTo(side == Side.BEFORE ? 1 : 2);
    }

    @ParameterizedTest
    @EnumSource
    void aStatementOutsideOfTransactionsIsACommit(Side side) {
        dying.dieAt(1, side);
        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute("INSERT INTO t (n) VALUES (1)")))
                .hasRootCauseMessage("The process has ended");
        assertThat(database.count("SELECT COUNT(*) FROM t")).isEqualTo(side == Side.BEFORE ? 0 : 1);
    }

    @Test
    void whatOthersHadBegunIsRolledBack() {
        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    jdbi.useHandle(handle -> handle.execute("INSERT INTO t (n) VALUES (1)"));
                    dying.dieAt(1, Side.AFTER);
                    transactions.inNewTransaction(
                            () -> jdbi.withHandle(handle -> handle.execute("INSERT INTO t (n) VALUES (2)")));
                }))
                .isInstanceOf(DatabaseException.class);
        assertThat(database.strings("SELECT n FROM t")).containsExactly("2");
    }

    @Test
    void whatChangesNothingDoesNotCount() {
        dying.dieAt(Integer.MAX_VALUE, Side.AFTER);
        read();
        transactions.runInTransaction(() -> jdbi.useHandle(handle -> handle.execute("DELETE FROM t")));
        assertThat(dying.commits()).isZero();
        insert(1);
        assertThat(dying.commits()).isEqualTo(1);
    }
}
