package org.motcua.core.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedConnectionTest {

    private final TestDatabase database = TestDatabase.h2();
    private final Transactions transactions = JdbcTransactions.of(database.dataSource());

    @Test
    void stopsAGuestThatKeptItPastTheEndOfTheTransaction() throws SQLException {
        Connection kept = transactions.inTransaction(this::join);

        assertThat(kept.isClosed()).isTrue();
        assertThatThrownBy(kept::createStatement)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("past the end of its transaction");
    }

    @Test
    void closedByOneGuestItStaysOpenForTheOthers() {
        transactions.runInTransaction(() -> {
            Connection first = join();
            Connection second = join();
            try {
                first.close();
                assertThat(first.isClosed()).isTrue();
                assertThat(second.isClosed()).isFalse();
                assertThat(second.createStatement().execute("SELECT 1")).isTrue();
                assertThat(List.of(first, second).indexOf(second)).isEqualTo(1);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void passesTheDriversOwnExceptionOn() {
        transactions.runInTransaction(() -> assertThatThrownBy(() -> join().prepareStatement("SELEKT 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("SELEKT"));
    }

    private Connection join() {
        try {
            return transactions.dataSource().getConnection();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
