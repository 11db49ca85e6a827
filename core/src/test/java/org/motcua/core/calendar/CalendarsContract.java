package org.motcua.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.core.schema.CoreSchema;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.TestDatabase;
import org.motcua.core.transaction.Transactions;

/** What the repository of calendars does, on every database. */
abstract class CalendarsContract {

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final Instant NOW = Instant.parse("2026-07-06T02:00:00Z");

    private TestDatabase database;
    private Transactions transactions;
    private Calendars calendars;

    abstract TestDatabase database();

    @BeforeEach
    void migrate() {
        database = database();
        CoreSchema.migrate(database.dataSource());
        transactions = JdbcTransactions.of(database.dataSource());
        calendars = Calendars.on(transactions);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void findsACalendarByItsVersionAsItWas() {
        WorkingCalendar calendar = WorkingCalendar.vietnam();
        calendars.keep(calendar, NEW_YEAR, NOW);

        assertThat(calendars.require(calendar.version()).written()).isEqualTo(calendar.written());
        assertThat(calendars.find("")).isEmpty();
        assertThatExceptionOfType(UnknownCalendarException.class)
                .isThrownBy(() -> calendars.require("vn-1"))
                .satisfies(refusal -> assertThat(refusal.version()).isEqualTo("vn-1"));
    }

    /** So that an explanation that was given once is given again, whatever came since. */
    @Test
    void explainsAnOldDateAgain() {
        WorkingCalendar then = WorkingCalendar.vietnam();
        Deadline given = LegalClock.of(then, ClockRules.DEFAULT).deadline(NOW, ProcessingTime.workingDays(120));
        calendars.keep(then, NEW_YEAR, NOW);
        calendars.keep(calendar("later", "07:30"), LocalDate.of(2026, 8, 1), NOW);

        assertThat(LegalClock.of(calendars.require(given.calendarVersion()), ClockRules.DEFAULT)
                        .deadline(NOW, ProcessingTime.workingDays(120)))
                .isEqualTo(given);
    }

    @Test
    void saysWhichIsInForceOnADay() {
        calendars.keep(calendar("a", "07:00"), NEW_YEAR, NOW);
        calendars.keep(calendar("b", "07:30"), LocalDate.of(2026, 7, 1), NOW);
        calendars.keep(calendar("c", "08:00"), LocalDate.of(2026, 7, 1), NOW.plusSeconds(1));

        assertThat(calendars.inForce(LocalDate.of(2025, 12, 31))).isEmpty();
        assertThat(calendars.inForce(NEW_YEAR)).map(WorkingCalendar::version).hasValue("a");
        assertThat(calendars.inForce(LocalDate.of(2026, 6, 30)))
                .map(WorkingCalendar::version)
                .hasValue("a");
        assertThat(calendars.inForce(LocalDate.of(2026, 7, 1)))
                .map(WorkingCalendar::version)
                .hasValue("c");
        assertThat(calendars.inForce(LocalDate.of(2099, 1, 1)))
                .map(WorkingCalendar::version)
                .hasValue("c");
    }

    @Test
    void keepsTheSameOnceAndRefusesAnotherUnderItsVersion() {
        calendars.keep(calendar("a", "07:00"), NEW_YEAR, NOW);
        calendars.keep(calendar("a", "07:00"), NEW_YEAR, NOW.plusSeconds(60));

        assertThatExceptionOfType(OtherCalendarException.class)
                .isThrownBy(() -> calendars.keep(calendar("a", "07:30"), NEW_YEAR, NOW))
                .withMessageContaining("new version")
                .satisfies(refusal -> assertThat(refusal.version()).isEqualTo("a"));
        assertThatExceptionOfType(OtherCalendarException.class)
                .isThrownBy(() -> calendars.keep(calendar("a", "07:00"), NEW_YEAR.plusDays(1), NOW));
        assertThat(calendars.require("a").sessions(NEW_YEAR).get(0).from()).isEqualTo("07:00");
    }

    @Test
    void forgetsWhatIsRolledBack() {
        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    calendars.keep(calendar("a", "07:00"), NEW_YEAR, NOW);
                    throw new IllegalStateException("afterwards");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(calendars.find("a")).isEmpty();
    }

    @Test
    void letsSeveralNodesKeepTheSameAtOnce() throws Exception {
        int nodes = 4;
        CyclicBarrier together = new CyclicBarrier(nodes);
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            List<Future<?>> kept = new ArrayList<>();
            for (int i = 0; i < nodes; i++) {
                kept.add(threads.submit(() -> {
                    together.await(20, TimeUnit.SECONDS);
                    calendars.keep(calendar("a", "07:00"), NEW_YEAR, NOW);
                    return null;
                }));
            }
            for (Future<?> each : kept) {
                each.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(calendars.require("a").version()).isEqualTo("a");
    }

    private static WorkingCalendar calendar(String version, String begin) {
        String file = """
                { "version": "%s", "from": "2026-01-01", "to": "2026-12-31", "weekend": ["SATURDAY", "SUNDAY"],
                  "hours": [ { "from": "%s", "to": "11:30" } ] }
                """.formatted(version, begin);
        return WorkingCalendar.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }
}
