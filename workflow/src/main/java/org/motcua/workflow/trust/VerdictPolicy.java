package org.motcua.workflow.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.motcua.signing.CertificateReport;
import org.motcua.signing.CertificateReport.Status;
import org.motcua.signing.CertificateVerdict;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.Indication;
import org.motcua.signing.Integrity;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SubIndication;

/**
 * Which verdicts of a validation (ETSI EN 319 102-1) let a document go on: {@link #totalPassed()}, or also some that an
 * application tolerates by name. It says the same of a certificate before its key is asked as of the signature afterwards.
 *
 * <p>A verdict for lack of current revocation data is no refusal: the step is tried again. Immutable and thread-safe.
 */
public final class VerdictPolicy {

    /** The signature is broken, or the certificate is revoked, unknown or out of its validity: nobody may overlook that. */
    private static final Set<SubIndication> NEVER = Collections.unmodifiableSet(EnumSet.of(
            SubIndication.FORMAT_FAILURE,
            SubIndication.HASH_FAILURE,
            SubIndication.SIG_CRYPTO_FAILURE,
            SubIndication.REVOKED,
            SubIndication.EXPIRED,
            SubIndication.NOT_YET_VALID,
            SubIndication.REVOKED_NO_POE,
            SubIndication.REVOKED_CA_NO_POE,
            SubIndication.OUT_OF_BOUNDS_NO_POE,
            SubIndication.OUT_OF_BOUNDS_NOT_REVOKED,
            SubIndication.NO_CERTIFICATE_CHAIN_FOUND,
            SubIndication.NO_CERTIFICATE_CHAIN_FOUND_NO_POE,
            SubIndication.NO_SIGNING_CERTIFICATE_FOUND,
            SubIndication.SIGNED_DATA_NOT_FOUND));

    /** What newer or further evidence may change. */
    private static final Set<SubIndication> PASSING = Collections.unmodifiableSet(
            EnumSet.of(SubIndication.TRY_LATER, SubIndication.REVOCATION_OUT_OF_BOUNDS_NO_POE));

    private final Set<SubIndication> tolerated;
    private final boolean trusting;

    private VerdictPolicy(Set<SubIndication> tolerated, boolean trusting) {
        this.tolerated = tolerated;
        this.trusting = trusting;
    }

    /** Nothing but TOTAL_PASSED. */
    public static VerdictPolicy totalPassed() {
        return new VerdictPolicy(Set.of(), true);
    }

    /**
     * TOTAL_PASSED, and INDETERMINATE for one of the reasons named, as long as there is a chain to an anchor in which
     * nothing is known to be revoked or on hold and every certificate is within its validity.
     *
     * @throws IllegalArgumentException for a reason that nobody may tolerate
     */
    public static VerdictPolicy tolerating(SubIndication first, SubIndication... more) {
        Set<SubIndication> named = EnumSet.of(first, more);
        for (SubIndication reason : named) {
            if (NEVER.contains(reason)) {
                throw new IllegalArgumentException(reason + " cannot be tolerated: the signature is broken, or its"
                        + " certificate revoked, unknown or out of its validity. Leave it out, and have the officer"
                        + " sign with a valid certificate of an authority that is trusted");
            }
        }
        return new VerdictPolicy(Collections.unmodifiableSet(named), true);
    }

    /**
     * Everything that is not TOTAL_FAILED, whoever signed: certificates that are revoked, or that anybody made for
     * himself, are issued with. For trials with keys that no authority vouches for.
     */
    public static VerdictPolicy dangerouslyWithoutTrust() {
        return new VerdictPolicy(Set.of(), false);
    }

    /** Whether it asks for trust at all. */
    public boolean isTrusting() {
        return trusting;
    }

    /** The reasons for INDETERMINATE that are tolerated. */
    public Set<SubIndication> tolerated() {
        return tolerated;
    }

    /** What follows for a key whose certificate was judged before it is asked. */
    public Consequence judge(CertificateVerdict verdict) {
        if (!isValid(verdict.certificate(), verdict.time())) {
            return Consequence.REFUSE; // also without trust: no reader takes such a signature for good
        }
        return trusting
                ? judge(verdict.problem(), verdict.chain(), verdict.findings(), verdict.time())
                : Consequence.GO_ON;
    }

    /**
     * What follows for a document with this signature.
     *
     * @param time for which it was validated
     */
    public Consequence judge(SignatureReport signature, Instant time) {
        boolean whole = signature.integrity() == Integrity.INTACT && signature.changesAllowed();
        if (!whole || signature.indication() == Indication.TOTAL_FAILED) {
            return Consequence.REFUSE;
        }
        if (signature.passed() || !trusting) {
            return Consequence.GO_ON;
        }
        return judge(signature.subIndication(), signature.grounds().certificates(), signature.findings(), time);
    }

    private Consequence judge(
            Optional<SubIndication> problem, List<CertificateReport> chain, List<Finding> findings, Instant time) {
        if (problem.isEmpty()) {
            return Consequence.GO_ON;
        }
        SubIndication reason = problem.get();
        // One reason hides another: a list that is missing hides that the certificate has expired.
        boolean lost = chain.stream().anyMatch(link -> isLost(link, time));
        boolean onHold = chain.stream().anyMatch(link -> link.status() == Status.ON_HOLD);
        if (!lost && !onHold && !chain.isEmpty() && tolerated.contains(reason)) {
            return Consequence.GO_ON;
        }
        return !lost && mayPass(reason, findings) ? Consequence.TRY_AGAIN : Consequence.REFUSE;
    }

    private static boolean mayPass(SubIndication reason, List<Finding> findings) {
        boolean notFetched = findings.stream().anyMatch(finding -> finding.code() == FindingCode.EVIDENCE_NOT_FETCHED);
        return PASSING.contains(reason) || (reason == SubIndication.NO_CERTIFICATE_CHAIN_FOUND && notFetched);
    }

    private static boolean isLost(CertificateReport link, Instant time) {
        return link.status() == Status.REVOKED
                || (link.status() != Status.TRUST_ANCHOR && !isValid(link.certificate(), time));
    }

    private static boolean isValid(X509Certificate certificate, Instant time) {
        return !time.isBefore(certificate.getNotBefore().toInstant())
                && !time.isAfter(certificate.getNotAfter().toInstant());
    }
}
