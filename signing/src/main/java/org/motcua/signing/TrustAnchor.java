package org.motcua.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A certificate that is trusted as such, and from when until when it counts.
 *
 * <p>The dates are those of the relying party's own rules: when a root was recognised and when that recognition ends. They
 * are independent of the certificate's validity. A signature counts when the time at which it is judged lies within them:
 * the proven time where a time-stamp proves one, the time of validation otherwise. Past the end, only a proof that the
 * signature is older lets it pass. Immutable and thread-safe.
 *
 * @param certificate the trusted certificate, most often a root
 * @param from the first instant at which it counts; absent for always
 * @param until the first instant at which it no longer counts; absent for ever
 */
public record TrustAnchor(X509Certificate certificate, Optional<Instant> from, Optional<Instant> until) {

    /** @throws IllegalArgumentException if the end does not come after the beginning */
    public TrustAnchor {
        Objects.requireNonNull(certificate, "certificate");
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw new IllegalArgumentException("A trust anchor must end after it begins: from " + from.get() + " until "
                    + until.get() + ", " + certificate.getSubjectX500Principal());
        }
    }

    /** An anchor without dates. */
    public static TrustAnchor of(X509Certificate certificate) {
        return new TrustAnchor(certificate, Optional.empty(), Optional.empty());
    }

    /** The same anchor, counting from this instant on. */
    public TrustAnchor from(Instant instant) {
        return new TrustAnchor(certificate, Optional.of(instant), until);
    }

    /** The same anchor, no longer counting at this instant. */
    public TrustAnchor until(Instant instant) {
        return new TrustAnchor(certificate, from, Optional.of(instant));
    }

    /** Whether it counts at a time. */
    public boolean countsAt(Instant time) {
        return from.map(first -> !time.isBefore(first)).orElse(true)
                && until.map(time::isBefore).orElse(true);
    }
}
