package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierEvent;
import org.motcua.core.dossier.DueDate;

/** A date that was given before the days off of the next year were decided is computed again when they are. */
class RecomputationTest {

    private static WorkingCalendar plan() {
        return WorkingCalendar.read(new ByteArrayInputStream("""
                { "version": "plan-2027", "from": "2026-01-01", "to": "2027-12-31", "weekend": ["SATURDAY", "SUNDAY"],
                  "hours": [ { "from": "07:00", "to": "11:30" }, { "from": "13:30", "to": "17:00" } ],
                  "cutOff": "15:00", "holidays": "VIETNAM",
                  "plans": [ { "year": 2026, "tetFrom": "2026-02-16", "nationalDay": "BEFORE" },
                             { "year": 2027, "tetFrom": "2027-02-05", "nationalDay": "AFTER",
                               "swaps": [ { "off": "2027-01-04", "worked": "2027-03-06" } ] } ] }
                """.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void followsTheCalendarOfTheNewYearOnceAndKeepsTheDateBefore() {
        try (Province province = Province.open()) {
            province.office.clock().set(Province.morning("2026-12-21"));
            CaseId id = province.receive("2.000648");
            Dossier given = province.dossier(id);
            Instant reminder = province.due(id, "due_soon").orElseThrow();
            assertThat(given.isProvisional()).isTrue();
            assertThat(province.motcua().recomputeDueDates())
                    .as("by the same calendar")
                    .isZero();

            province.office.clock().advance(Duration.ofDays(1));
            try (Motcua next = VersionsTest.node(province)
                    .calendar(plan())
                    .workerThreads(0)
                    .build()) {
                assertThat(next.recomputeDueDates()).isEqualTo(1);
                assertThat(next.recomputeDueDates()).isZero();
            }

            Dossier known = province.dossier(id);
            assertThat(known.isProvisional()).isFalse();
            assertThat(known.due()).isAfter(given.due());
            assertThat(known.dueDates())
                    .extracting(DueDate::reason)
                    .containsExactly(DossierEvent.Kind.RECEIVED, DossierEvent.Kind.RECOMPUTED);
            assertThat(province.due(id, "due_soon").orElseThrow()).isAfter(reminder);
            assertThat(province.times(id, "RECOMPUTED")).isEqualTo(1);
            province.assertRecordIntact(id);
        }
    }
}
