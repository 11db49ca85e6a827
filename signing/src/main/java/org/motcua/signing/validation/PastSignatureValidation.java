package org.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.motcua.signing.SubIndication;
import org.motcua.signing.trust.PastCertificateValidation.Past;
import org.motcua.signing.trust.Purpose;

/**
 * ETSI EN 319 102-1 5.6.2.4: what proofs of existence make of a conclusion that is not determined. For one thread.
 */
record PastSignatureValidation(ValidationContext context) {

    private static final Set<SubIndication> CAN_BE_HELPED = Set.of(
            SubIndication.REVOKED_NO_POE,
            SubIndication.REVOKED_CA_NO_POE,
            SubIndication.OUT_OF_BOUNDS_NO_POE,
            SubIndication.OUT_OF_BOUNDS_NOT_REVOKED,
            SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
            SubIndication.REVOCATION_OUT_OF_BOUNDS_NO_POE,
            SubIndication.NO_CERTIFICATE_CHAIN_FOUND_NO_POE,
            SubIndication.TRY_LATER);

    /** @param best the earliest time at which the signature is proved to have existed */
    Conclusion validate(Judged present, Purpose purpose, Instant best) {
        if (!present.conclusion().isIndeterminate(CAN_BE_HELPED)) {
            return present.conclusion();
        }
        X509Certificate signer = present.signature().signer();
        Optional<Past> past =
                context.past().find(signer, context.time(), purpose, present.evidence(), context.proofs());
        if (past.isEmpty() || best.isAfter(past.get().controlTime())) {
            return present.conclusion();
        }
        if (best.isBefore(signer.getNotBefore().toInstant())) {
            return Conclusion.failed(SubIndication.NOT_YET_VALID);
        }
        if (best.isAfter(signer.getNotAfter().toInstant())) {
            return present.conclusion().is(SubIndication.NO_CERTIFICATE_CHAIN_FOUND_NO_POE)
                    ? Conclusion.indeterminate(SubIndication.OUT_OF_BOUNDS_NO_POE)
                    : present.conclusion();
        }
        if (isStale(present) && !present.chain().stale().stream().allMatch(stale -> stale.freshAt(best))) {
            return present.conclusion();
        }
        if (!past.get().revocationProven()) {
            return Conclusion.indeterminate(SubIndication.REVOCATION_OUT_OF_BOUNDS_NO_POE);
        }
        boolean weak = new SignatureAcceptanceValidation(context.algorithms())
                .weakness(present.signature(), best)
                .isPresent();
        return weak ? Conclusion.indeterminate(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE) : Conclusion.PASSED;
    }

    /** Step 5, as against a suspension. */
    private static boolean isStale(Judged present) {
        return present.conclusion().is(SubIndication.TRY_LATER)
                && present.chain().since().isEmpty();
    }
}
