package org.motcua.workflow.personal;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What has become of a session.
 *
 * @param wrongSecret whether the one-time password that was just given was wrong; another one may follow
 * @param triesLeft of it, where the service says
 * @param askAgainAfter while the owner has not answered
 */
public record SigningProgress(
        SessionState state, boolean wrongSecret, OptionalInt triesLeft, Optional<Duration> askAgainAfter) {

    static SigningProgress of(SessionState state) {
        return new SigningProgress(state, false, OptionalInt.empty(), Optional.empty());
    }
}
