package org.motcua.signing.trust;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.motcua.signing.SubIndication;
import org.motcua.signing.syntax.Budget;

/**
 * Path validation of RFC 5280 6.1 without revocation, at a time at which all certificates of the path are valid.
 * For one thread.
 */
record PathValidation(PathPolicy policy, Budget budget) {

    /**
     * Why a path is not valid.
     *
     * @param subIndication the kind of reason
     * @param detail for people
     */
    record Flaw(SubIndication subIndication, String detail) {}

    /** The reason, if there is one; validity at the time itself is judged elsewhere. */
    Optional<Flaw> find(Prospect prospect, Instant time) {
        if (prospect.path().isEmpty()) {
            return Optional.empty();
        }
        budget.requireTime();
        Instant from = prospect.validFrom();
        Instant until = prospect.validUntil();
        if (from.isAfter(until)) {
            return Optional.of(new Flaw(
                    SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE, "at no time were all its certificates valid"));
        }
        Instant within = time.isBefore(from) ? from : time.isAfter(until) ? until : time;
        try {
            PathProvider provider = PathProvider.of(prospect);
            PKIXParameters parameters = new PKIXParameters(
                    Set.of(new TrustAnchor(provider.own(prospect.anchor().certificate()), null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(within));
            parameters.setInitialPolicies(policy.wanted());
            parameters.setExplicitPolicyRequired(policy.explicit());
            parameters.setPolicyMappingInhibited(policy.noMapping());
            parameters.setAnyPolicyInhibited(policy.noAnyPolicy());
            provider.validate(prospect.path(), parameters);
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            SubIndication reason = e.getReason() == BasicReason.ALGORITHM_CONSTRAINED
                    ? SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE
                    : SubIndication.CHAIN_CONSTRAINTS_FAILURE;
            return Optional.of(new Flaw(reason, concerned(prospect, e.getIndex()) + " (" + e.getMessage() + ")"));
        } catch (GeneralSecurityException e) {
            return Optional.of(
                    new Flaw(SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE, String.valueOf(e.getMessage())));
        }
    }

    private static String concerned(Prospect prospect, int index) {
        return index >= 0 && index < prospect.path().size()
                ? prospect.path().get(index).getSubjectX500Principal().getName()
                : "";
    }
}
