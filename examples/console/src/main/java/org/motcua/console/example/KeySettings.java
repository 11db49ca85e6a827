package org.motcua.console.example;

import java.time.Duration;

/**
 * How the example's keys answer. Immutable.
 *
 * @param delay how long a key takes: files answer at once, cards and remote services do not
 * @param leaderTokens whether each leader signs with a token of their own, which a session asks for
 */
public record KeySettings(Duration delay, boolean leaderTokens) {

    /** Files. */
    static final KeySettings AT_ONCE = new KeySettings(Duration.ZERO, false);
}
