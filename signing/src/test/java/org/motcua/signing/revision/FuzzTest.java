package org.motcua.signing.revision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * A short run of the fuzzer over inputs that are the same each time; a long one is {@code -Dmotcua.fuzz=1000000}, see
 * docs/fuzzing.md.
 */
class FuzzTest {

    private static final long INPUTS = Long.getLong("motcua.fuzz", 1_500);
    private static final long SEED = Long.getLong("motcua.fuzz.seed", 1);

    @Test
    void findsNothingThatMustNotBe() {
        Fuzzer fuzzer = new Fuzzer(FuzzSeed.all(), SEED);
        fuzzer.run(0, INPUTS);
        System.out.println("Fuzzing: " + fuzzer.summary());
        assertThat(fuzzer.finds()).isEmpty();
        assertThat(fuzzer.shareThatReachesTheCore()).isGreaterThan(0.5);
    }
}
