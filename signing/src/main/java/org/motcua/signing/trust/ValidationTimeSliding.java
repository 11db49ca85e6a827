package org.motcua.signing.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.RevocationPolicy;
import org.motcua.signing.algorithm.AlgorithmUse;

/**
 * ETSI EN 319 102-1 5.6.2.2: goes from the anchor down a chain and moves a time back from now, to before each certificate was
 * revoked, its revocation data grew old, or its algorithms became weak. What is left is the last time at which the whole chain
 * was good, as far as proofs of existence can tell.
 *
 * <p>Deviation: where data grew old, the time moves to the end of its being recent and not to its issuance. Otherwise a
 * signature that clause 5.5 accepts until its certificate expires would be lost the next day, for revocation lists are issued
 * before the signatures that they vouch for. Immutable and thread-safe.
 */
record ValidationTimeSliding(TrustMaterial material) {

    /** The control time; empty where something is not proved to have existed in time (NO_POE). */
    Optional<Instant> slide(Prospect prospect, Instant now, RevocationSearch search, ProofsOfExistence proofs) {
        Instant control = prospect.anchor()
                .until()
                .filter(until -> !until.isAfter(now))
                .map(ValidationTimeSliding::before)
                .orElse(now);
        for (int i = prospect.path().size() - 1; i >= 0; i--) {
            X509Certificate certificate = prospect.path().get(i);
            Instant limit = control;
            if (proofs.earliest(Fingerprint.of(certificate)).isAfter(limit)) {
                return Optional.empty();
            }
            List<RevocationStatus> usable = search.find(prospect, i).stream()
                    .filter(status -> !status.issued().isAfter(limit) && existed(status, limit, proofs))
                    .toList();
            Optional<RevocationStatus> word = RevocationSearch.decisive(usable, certificate);
            if (word.isEmpty() && material.revocation() == RevocationPolicy.REQUIRED) {
                return Optional.empty();
            }
            control = word.isPresent() ? slide(word.get(), control) : control;
            control = whileStrong(
                    AlgorithmUse.find(certificate, prospect.issuer(i).getPublicKey()), control);
        }
        return Optional.of(control);
    }

    private static boolean existed(RevocationStatus status, Instant limit, ProofsOfExistence proofs) {
        return status.data().stream()
                .noneMatch(data -> proofs.earliest(data.sha256()).isAfter(limit));
    }

    /** Steps 2 b and c. */
    private static Instant slide(RevocationStatus word, Instant control) {
        if (word.facts().revokedAt().isPresent()) {
            return earlier(control, before(word.facts().revokedAt().get()));
        }
        return RevocationFreshnessChecker.isFresh(word, control)
                ? control
                : earlier(control, before(RevocationFreshnessChecker.end(word)));
    }

    /** Step 2 d. */
    private Instant whileStrong(Optional<AlgorithmUse> use, Instant control) {
        Instant until = material.judge(use).until();
        if (control.isBefore(until)) {
            return control;
        }
        return until.equals(AlgorithmPolicy.NEVER) ? until : before(until);
    }

    private static Instant before(Instant end) {
        return end.minusNanos(1);
    }

    private static Instant earlier(Instant one, Instant two) {
        return one.isBefore(two) ? one : two;
    }
}
