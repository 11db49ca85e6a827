package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;

/** What a database must say when all cases have come to their end, whatever was killed on the way. */
final class FinishedCases {

    private FinishedCases() {}

    /** @param documents of each case that get a number */
    static void assertNothingLostDoubledOrSkipped(Rows rows, int cases, int documents) throws SQLException {
        assertThat(rows.number("SELECT count(*) FROM mc_case WHERE closed_at IS NOT NULL"))
                .isEqualTo(cases);
        assertThat(rows.number("SELECT count(*) FROM mc_case")).isEqualTo(cases);
        assertThat(rows.strings("SELECT id FROM mc_case c WHERE audit_sequence <>"
                        + " (SELECT count(*) FROM mc_audit a WHERE a.case_id = c.id)"))
                .as("cases whose record is not as long as they say")
                .isEmpty();
        assertThat(rows.number("SELECT count(*) FROM mc_outgoing WHERE state = 'USED'"))
                .isEqualTo(cases * documents);
        assertThat(rows.number("SELECT count(*) FROM (SELECT DISTINCT file, name FROM mc_outgoing) AS numbered"))
                .as("documents that have a number")
                .isEqualTo(rows.number("SELECT count(*) FROM mc_outgoing"));
        assertThat(rows.strings("SELECT agency || ' ' || series FROM mc_outgoing GROUP BY agency, series, number_year"
                        + " HAVING min(number) <> 1 OR max(number) <> count(*)"))
                .as("series with a gap")
                .isEmpty();
        for (String role : List.of("LEADER", "AGENCY")) {
            assertThat(rows.number("SELECT count(*) FROM (SELECT DISTINCT case_id, name FROM mc_operation"
                            + " WHERE state = 'COMMITTED' AND role = '" + role + "') AS signed"))
                    .as(role)
                    .isEqualTo(cases * documents);
        }
        assertThat(rows.number("SELECT count(*) FROM mc_operation WHERE role IN ('LEADER', 'AGENCY')"))
                .isEqualTo(2 * cases * documents);
        assertThat(rows.number("SELECT count(*) FROM mc_document WHERE state <> 'ISSUED'"))
                .as("documents left unfinished")
                .isZero();
        assertThat(rows.number("SELECT count(*) FROM act_ru_execution")).isZero();
        assertThat(rows.number("SELECT count(*) FROM act_ru_ext_task"))
                .as("open steps")
                .isZero();
        assertThat(rows.number("SELECT count(*) FROM mc_task")).as("open tasks").isZero();
    }
}
