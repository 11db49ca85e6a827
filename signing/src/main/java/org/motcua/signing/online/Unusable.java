package org.motcua.signing.online;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.online.EvidenceFailure.Reason;

/** One place gave nothing usable; checked, since the next place must always be tried. */
final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient EvidenceFailure failure;
    private final transient Optional<Duration> retryAfter;

    Unusable(Object source, Reason reason, String detail) {
        this(source, reason, detail, null);
    }

    Unusable(Object source, Reason reason, String detail, @Nullable Throwable cause) {
        this(new EvidenceFailure(String.valueOf(source), reason, detail), Optional.empty(), cause);
    }

    Unusable(EvidenceFailure failure, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
        this.retryAfter = retryAfter;
    }

    EvidenceFailure failure() {
        return failure;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
