package org.motcua.benchmarks.statements;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.motcua.benchmarks.statements.Tally.Cost;

/** A rise is named in docs/performance.md before it is let pass here. */
class StatementsTest {

    private static final int MOST_STATEMENTS = 592;
    private static final int MOST_COMMITS = 58;

    @Test
    void aDossierCostsNoMoreThanItDid() {
        Cost library = StatementsMain.library(StatementsMain.database("")).total();

        assertThat(library.statements()).isBetween(MOST_STATEMENTS / 2L, (long) MOST_STATEMENTS);
        assertThat(library.commits()).isBetween(10L, (long) MOST_COMMITS);
    }

    @Test
    void theRawEngineIsCountedOnTheSameModel() {
        Tally engine = StatementsMain.engine(StatementsMain.database(""));

        assertThat(engine.acts()).hasSize(8);
        assertThat(engine.total().statements()).isPositive();
    }
}
