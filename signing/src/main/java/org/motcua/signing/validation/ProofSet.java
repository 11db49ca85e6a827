package org.motcua.signing.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.signing.revision.ByteRange;
import org.motcua.signing.trust.Evidence;
import org.motcua.signing.trust.Fingerprint;
import org.motcua.signing.trust.ProofsOfExistence;
import org.motcua.signing.trust.RevocationData;

/**
 * ETSI EN 319 102-1 5.6.2.3 for PDF: a document time-stamp proves of everything whose bytes it covers that it existed: earlier
 * signatures with all that is inside them, and certificates and revocation data in the DSS. What no valid time-stamp covers is
 * proved for the time of validation only. Grows from the newest time-stamp to the oldest. For one thread.
 */
final class ProofSet implements ProofsOfExistence {

    private final Instant now;
    private final Map<String, Long> places;
    private final List<Proof> proofs = new ArrayList<>();

    /** A valid time-stamp: what it covers, when it was made, and the field that holds it. */
    record Proof(ByteRange range, StampedTime stamp, String field) {

        Instant time() {
            return stamp.time();
        }

        /** Its own value is in the gap, which it does not cover. */
        boolean covers(long end) {
            return end <= range.gapStart() || (end > range.gapEnd() && end <= range.end());
        }
    }

    ProofSet(Instant now, Map<String, Long> places) {
        this.now = now;
        this.places = new HashMap<>(places);
    }

    /** Remembers where the evidence inside a signature value ends. */
    void place(Evidence evidence, long end) {
        evidence.certificates().forEach(certificate -> places.merge(Fingerprint.of(certificate), end, Math::min));
        for (RevocationData data : evidence.revocation()) {
            places.merge(data.sha256(), end, Math::min);
        }
    }

    void add(Proof proof) {
        proofs.add(proof);
    }

    /** The earliest proof of what ends here. */
    Optional<Proof> find(long end) {
        Optional<Proof> earliest = Optional.empty();
        for (Proof proof : proofs) {
            boolean better =
                    earliest.filter(e -> !proof.time().isBefore(e.time())).isEmpty();
            if (better && !proof.time().isAfter(now) && proof.covers(end)) {
                earliest = Optional.of(proof);
            }
        }
        return earliest;
    }

    Optional<Proof> find(String fingerprint) {
        Long end = places.get(fingerprint);
        return end == null ? Optional.empty() : find(end);
    }

    @Override
    public Instant earliest(String fingerprint) {
        return find(fingerprint).map(Proof::time).orElse(now);
    }
}
