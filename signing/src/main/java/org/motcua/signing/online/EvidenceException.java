package org.motcua.signing.online;

import java.util.List;
import java.util.stream.Collectors;
import org.motcua.signing.SigningException;

/** What must be known about a chain of certificates could not be found out. Carries each failure. */
public final class EvidenceException extends SigningException {

    private static final long serialVersionUID = 1L;

    private final transient List<EvidenceFailure> failures;

    EvidenceException(String what, List<EvidenceFailure> failures) {
        super(what + ": " + failures.stream().map(EvidenceFailure::toString).collect(Collectors.joining("; "))
                + "; give the missing certificates and revocation lists, or try again later");
        this.failures = List.copyOf(failures);
    }

    /** Whether the thread was interrupted, so that there is no sense in going on. */
    public boolean isInterruption() {
        return failures().stream().anyMatch(failure -> failure.reason() == EvidenceFailure.Reason.INTERRUPTED);
    }

    /** What failed, place by place; never empty unless the exception was serialised. */
    public List<EvidenceFailure> failures() {
        return failures == null ? List.of() : failures;
    }
}
