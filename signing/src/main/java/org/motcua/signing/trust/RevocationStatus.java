package org.motcua.signing.trust;

import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.RevocationReport;

/**
 * What verified revocation data says of one certificate.
 *
 * @param facts for the report
 * @param data the data; lists about some reasons only, and deltas, need others beside them
 * @param signer the certificate of whoever signed it
 * @param coversExpired whether it would still name a certificate that was revoked and has expired since
 */
record RevocationStatus(
        RevocationReport facts, List<RevocationData> data, X509Certificate signer, boolean coversExpired) {

    RevocationStatus {
        data = List.copyOf(data);
    }

    Instant issued() {
        return facts.thisUpdate();
    }

    /** Revoked for good: unlike a hold, no later word can take it back. */
    boolean revokedForGood() {
        return facts.revokedAt().isPresent() && !facts.onHold();
    }

    boolean revokedAt(Instant time) {
        return facts.revokedAt().filter(since -> !since.isAfter(time)).isPresent();
    }

    static RevocationStatus of(RevocationData data, OcspAnswer.Word word) {
        RevocationReport facts = new RevocationReport(
                RevocationReport.Kind.OCSP,
                data.source(),
                word.signer().getSubjectX500Principal().getName(),
                data.sha256(),
                word.thisUpdate(),
                word.producedAt(),
                word.nextUpdate(),
                word.revokedAt(),
                word.reason());
        return new RevocationStatus(facts, List.of(data), word.signer(), word.coversExpired());
    }

    static RevocationStatus of(
            RevocationData data,
            RevocationList list,
            X509Certificate signer,
            Optional<Instant> revokedAt,
            Optional<CRLReason> reason,
            boolean coversExpired) {
        RevocationReport facts = new RevocationReport(
                RevocationReport.Kind.CRL,
                data.source(),
                list.crl().getIssuerX500Principal().getName(),
                data.sha256(),
                list.thisUpdate(),
                list.thisUpdate(),
                list.nextUpdate(),
                revokedAt,
                reason);
        return new RevocationStatus(facts, List.of(data), signer, coversExpired);
    }
}
