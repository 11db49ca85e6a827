package org.motcua.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was found out about a detached CMS signature over bytes that are no PDF (ETSI EN 319 102-1 5.6.3). Immutable and
 * thread-safe.
 *
 * @param indication the bottom line
 * @param subIndication the reason, absent when passed
 * @param integrity whether it is over the bytes and rightly signed; does not depend on trust
 * @param algorithm such as {@code SHA256withECDSA}, absent when unreadable
 * @param signer the signer's certificate, absent when not found
 * @param certificates the chain from there to the trust anchor with what is known of each, empty when none was found
 * @param provenTime the earliest time at which the signature is proved to have existed, absent without such a proof
 * @param timestamps the time-stamps inside the signature
 * @param findings facts in the order in which they were found
 */
public record DetachedSignatureReport(
        Indication indication,
        Optional<SubIndication> subIndication,
        Integrity integrity,
        Optional<String> algorithm,
        Optional<X509Certificate> signer,
        List<CertificateReport> certificates,
        Optional<Instant> provenTime,
        List<TimestampReport> timestamps,
        List<Finding> findings) {

    public DetachedSignatureReport {
        Objects.requireNonNull(indication, "indication");
        certificates = List.copyOf(certificates);
        timestamps = List.copyOf(timestamps);
        findings = List.copyOf(findings);
        if (indication == Indication.TOTAL_PASSED && (integrity != Integrity.INTACT || subIndication.isPresent())) {
            throw new IllegalArgumentException("Passed, yet " + integrity + ", " + subIndication);
        }
    }

    /** Of one that could not be judged. */
    public static DetachedSignatureReport unjudged(Finding finding) {
        return new DetachedSignatureReport(
                Indication.INDETERMINATE,
                Optional.empty(),
                Integrity.UNREADABLE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(finding));
    }

    public boolean passed() {
        return indication == Indication.TOTAL_PASSED;
    }
}
