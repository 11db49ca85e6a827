package org.motcua.signing.timestamp;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.SigningException;
import org.motcua.signing.timestamp.TimestampFailure.Reason;

/** There is no time stamp to be had. Carries each failure in the order of the attempts. */
public final class TimestampException extends SigningException {

    private static final long serialVersionUID = 1L;

    private static final String REMEDY =
            "; add another service, try again later, or sign without a time stamp and augment the document afterwards";

    private final transient List<TimestampFailure> failures;

    TimestampException(List<TimestampFailure> failures, @Nullable Throwable cause) {
        super("No time stamp: " + join(failures) + REMEDY, cause);
        this.failures = List.copyOf(failures);
    }

    /** One failure of one service, for implementers of {@link TimestampService}. */
    public TimestampException(TimestampFailure failure, @Nullable Throwable cause) {
        this(List.of(failure), cause);
    }

    /** What failed, attempt by attempt; never empty unless the exception was serialised. */
    public List<TimestampFailure> failures() {
        return failures == null ? List.of() : failures;
    }

    /** Whether the thread was interrupted, so that there is no sense in going on. */
    public boolean isInterruption() {
        return failures().stream().anyMatch(failure -> failure.reason() == Reason.INTERRUPTED);
    }

    private static String join(List<TimestampFailure> failures) {
        return failures.stream().map(TimestampFailure::toString).collect(Collectors.joining("; "));
    }
}
