package org.motcua.signing.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * ETSI EN 319 102-1 5.6.2.1: the last time at which a certificate was good, by the validity of its chain at a time when all of
 * it was valid, and by sliding. Whatever it signed and is proved to have existed by then can be relied on. For one thread.
 */
public final class PastCertificateValidation {

    private final CertificateValidation present;
    private final ValidationTimeSliding sliding;

    public PastCertificateValidation(CertificateValidation present) {
        this.present = present;
        this.sliding = new ValidationTimeSliding(present.material());
    }

    /**
     * A certificate that was good once.
     *
     * @param controlTime the last time at which it was
     * @param revocationProven whether the certificate of who signed its revocation data is proved to have existed before it
     *     expired (step 1 of clause 5.6.2.4.4)
     */
    public record Past(Instant controlTime, boolean revocationProven) {}

    /** The latest such time over all chains; empty where there is none. */
    public Optional<Past> find(
            X509Certificate certificate, Instant now, Purpose purpose, Evidence evidence, ProofsOfExistence proofs) {
        if (!purpose.fits(certificate)) {
            return Optional.empty();
        }
        Evidence all = present.material().evidence().with(evidence);
        RevocationSearch search = present.search(all);
        Optional<Past> best = Optional.empty();
        for (Prospect prospect : present.prospects(certificate, now, all)) {
            Optional<Instant> control = sliding.slide(prospect, now, search, proofs);
            if (control.isPresent()
                    && best.filter(b -> !b.controlTime().isBefore(control.get()))
                            .isEmpty()) {
                best = Optional.of(new Past(control.get(), revocationProven(prospect, search, proofs)));
            }
        }
        return best;
    }

    private static boolean revocationProven(Prospect prospect, RevocationSearch search, ProofsOfExistence proofs) {
        if (prospect.path().isEmpty()) {
            return true;
        }
        List<RevocationStatus> words = search.find(prospect, 0);
        return words.isEmpty()
                || words.stream()
                        .map(RevocationStatus::signer)
                        .anyMatch(signer -> signer.equals(prospect.anchor().certificate())
                                || !proofs.earliest(Fingerprint.of(signer))
                                        .isAfter(signer.getNotAfter().toInstant()));
    }
}
