package org.motcua.core.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.core.transaction.TestDatabase;

class OutgoingRegisterOnH2FileTest extends OutgoingRegisterContract {

    /** How often the race of threads is run on a database of its own; the long form takes some hundreds. */
    private static final int ROUNDS = Integer.getInteger("motcua.h2.rounds", 2);

    @TempDir
    Path folder;

    @Override
    TestDatabase database() {
        return TestDatabase.h2File(folder);
    }

    @Test
    void losesNoNumberUnderThreadsThatCommitRollBackAndGiveNumbersUp() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (TestDatabase fresh = database()) {
                NumberingRace.Outcome outcome = new NumberingRace(fresh.dataSource()).run();

                assertThat(outcome.failures()).as("round %d", round).isEmpty();
                assertThat(outcome.counters()).as("round %d", round).isEqualTo(outcome.rows());
            }
        }
    }
}
