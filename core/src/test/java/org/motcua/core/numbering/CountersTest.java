package org.motcua.core.numbering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.schema.CoreSchema;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.TestDatabase;
import org.motcua.core.transaction.Transactions;

class CountersTest {

    private static final Counter COUNTER = new Counter("TEST", new AgencyCode("H99.12"), "a", "2026");

    private final TestDatabase database = TestDatabase.h2();
    private Transactions transactions;
    private Counters counters;

    @BeforeEach
    void migrate() {
        CoreSchema.migrate(database.dataSource());
        transactions = JdbcTransactions.of(database.dataSource());
        counters = Counters.on(transactions);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isRefusedOutsideOfATransactionWhereANumberWouldBeLost() {
        assertThatThrownBy(() -> counters.next(COUNTER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside of a transaction");
    }

    @Test
    void countsFromOneAndTakesANumberBack() {
        transactions.runInTransaction(() -> {
            assertThat(counters.next(COUNTER)).isEqualTo(1);
            assertThat(counters.next(COUNTER)).isEqualTo(2);
            counters.putBack(COUNTER, 2);
            assertThat(counters.next(COUNTER)).isEqualTo(2);
        });
    }

    @Test
    void doesNotTakeBackANumberThatWasNotTheLast() {
        transactions.runInTransaction(() -> {
            counters.next(COUNTER);
            counters.next(COUNTER);
            assertThatThrownBy(() -> counters.putBack(COUNTER, 1)).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void passesAFailureOfTheDatabaseOn() {
        database.execute("DROP TABLE mc_counter");

        assertThatThrownBy(() -> transactions.inTransaction(() -> counters.next(COUNTER)))
                .hasMessageContaining("MC_COUNTER");
    }
}
