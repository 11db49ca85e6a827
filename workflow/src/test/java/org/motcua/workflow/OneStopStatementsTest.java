package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.motcua.core.dossier.DossierCode;

/** Wall time says little on a shared machine; the number of statements is the same everywhere. */
class OneStopStatementsTest {

    /** Measured 433 from reception to the returned result, both signing steps and the worker's looking included. */
    private static final int MOST_PER_DOSSIER = 460;

    private static final int DOSSIERS = 5;

    @Test
    void aDossierTakesNoMoreStatementsThanItDid() {
        try (Town town = Town.onH2();
                OneStop oneStop = town.configured().poll(Duration.ofMinutes(10)).build()) {
            finished(town, oneStop);
            town.database.execute("SET QUERY_STATISTICS_MAX_ENTRIES 2000");
            town.database.execute("SET QUERY_STATISTICS TRUE");
            for (int i = 0; i < DOSSIERS; i++) {
                finished(town, oneStop);
            }
            int statements =
                    town.database.count("SELECT SUM(EXECUTION_COUNT) FROM INFORMATION_SCHEMA.QUERY_STATISTICS");

            assertThat(statements / DOSSIERS).isBetween(MOST_PER_DOSSIER / 2, MOST_PER_DOSSIER);
        }
    }

    private static void finished(Town town, OneStop oneStop) {
        DossierCode code = town.issued(oneStop);
        oneStop.returnResult(Town.HOA, code);
    }
}
