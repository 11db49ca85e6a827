package org.motcua.signing;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One time-stamp that bears on a signature, with its own verdict. Only one that passed proves its time. Immutable and
 * thread-safe.
 *
 * @param kind over what is signed, over the signature's value, over the document, or of an evidence record
 * @param field the signature field of a document time-stamp, absent for one inside a signature
 * @param sha256 the SHA-256 of the token's encoding, in lower-case hexadecimal
 * @param time the time that the authority vouches for (genTime of RFC 3161), absent when unreadable
 * @param indication the bottom line for the time-stamp itself
 * @param subIndication the reason, absent when passed
 * @param integrity whether the token is over the right bytes and rightly signed; does not depend on trust
 * @param algorithm such as {@code SHA256withRSA}, absent when unreadable
 * @param certificate the authority's certificate, absent when not found
 * @param certificates the chain from there to the trust anchor with what is known of each, empty when none was found
 * @param policy the object identifier of the authority's policy, absent when unreadable
 * @param serialNumber the authority's number for the token, absent when unreadable
 * @param findings facts about the time-stamp in the order in which they were found
 */
public record TimestampReport(
        Kind kind,
        Optional<String> field,
        String sha256,
        Optional<Instant> time,
        Indication indication,
        Optional<SubIndication> subIndication,
        Integrity integrity,
        Optional<String> algorithm,
        Optional<X509Certificate> certificate,
        List<CertificateReport> certificates,
        Optional<String> policy,
        Optional<BigInteger> serialNumber,
        List<Finding> findings) {

    /** What a time-stamp is over. */
    public enum Kind {
        /**
         * What the signature signs, before it was signed: a signed attribute of the CMS. It proves that the content existed and
         * that the signature is younger, and nothing of when the signature was made.
         */
        CONTENT,
        /** The value of the signature that holds it: an unsigned attribute of the CMS. */
        SIGNATURE,
        /** A revision of the document: a signature field of its own. */
        DOCUMENT,
        /** Data objects, or the archive time-stamp before it: an archive time-stamp of an evidence record (RFC 4998). */
        ARCHIVE
    }

    public TimestampReport {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(indication, "indication");
        certificates = List.copyOf(certificates);
        findings = List.copyOf(findings);
        boolean sound = integrity == Integrity.INTACT && time.isPresent();
        if (indication == Indication.TOTAL_PASSED && (!sound || subIndication.isPresent())) {
            throw new IllegalArgumentException("Passed, yet " + integrity + ", " + time + ", " + subIndication);
        }
    }

    public boolean passed() {
        return indication == Indication.TOTAL_PASSED;
    }
}
