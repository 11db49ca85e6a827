package org.motcua.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * What is known about one signature of a document: orthogonal facts and one bottom line, {@link #indication()}.
 *
 * <p>{@code integrity}, {@code coverage}, {@code changesAfter} and {@code changesAllowed} come from the file alone and do
 * not depend on trust: they are meaningful even where nobody knows the issuer. {@code TOTAL_PASSED} needs all of them
 * sound, and a valid, unrevoked chain to a given anchor.
 *
 * @param field the fully qualified name of the signature field; it comes from the file
 * @param kind approval, certification or document timestamp
 * @param indication the bottom line
 * @param subIndication the reason, absent when passed
 * @param integrity whether the signed bytes are what was signed
 * @param coverage how much of the file is signed
 * @param changesAfter the widest change found after the signature; {@code OTHER} too when that could not be told
 * @param changesAllowed whether every change after the signature is permitted by the document's own rules (DocMDP,
 *     FieldMDP, locks) or, where it states none, is validation data, form filling or further signing
 * @param level the PAdES level that the signature has the shape of
 * @param algorithm such as {@code SHA256withECDSA}, absent when unreadable; a broken signature only claims it
 * @param certificate the certificate with whose key the signature was made, absent where that was not verified
 * @param chain the chain from the signer's certificate to the trust anchor, empty when none was found
 * @param signingTime the time that the signer claims: no proof
 * @param provenTime the earliest time at which a valid timestamp proves that the signature existed
 * @param findings facts in the order in which they were found
 * @param grounds what the verdict rests on: time-stamps, proofs of existence, revocation data, algorithms
 * @param claims what the signature says of itself, the certificate of a broken signature among it: no proof
 */
public record SignatureReport(
        String field,
        SignatureKind kind,
        Indication indication,
        Optional<SubIndication> subIndication,
        Integrity integrity,
        Coverage coverage,
        Changes changesAfter,
        boolean changesAllowed,
        SignatureLevel level,
        Optional<String> algorithm,
        Optional<X509Certificate> certificate,
        List<X509Certificate> chain,
        Optional<Instant> signingTime,
        Optional<Instant> provenTime,
        List<Finding> findings,
        Grounds grounds,
        SignatureClaims claims) {

    /** Attributes of Vietnamese certificates that RFC 2253 has no short name for: it writes their values as hexadecimal. */
    private static final Map<String, String> READABLE = Map.of(
            "2.5.4.12", "T",
            "2.5.4.5", "SERIALNUMBER",
            "2.5.4.97", "ORGANIZATIONIDENTIFIER",
            "1.2.840.113549.1.9.1", "E");

    public SignatureReport {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(indication, "indication");
        Objects.requireNonNull(subIndication, "subIndication");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(grounds, "grounds");
        Objects.requireNonNull(claims, "claims");
        chain = List.copyOf(chain);
        findings = List.copyOf(findings);
        boolean sound = integrity == Integrity.INTACT && coverage != Coverage.PARTIAL && changesAllowed;
        if (indication == Indication.TOTAL_PASSED && (!sound || subIndication.isPresent())) {
            throw new IllegalArgumentException("Passed, yet " + integrity + ", " + coverage + ", allowed "
                    + changesAllowed + ", " + subIndication + ": " + field);
        }
    }

    public boolean passed() {
        return indication == Indication.TOTAL_PASSED;
    }

    /**
     * The signer's distinguished name (RFC 2253), such as {@code CN=Nguyễn Văn A,O=Sở Công Thương,C=VN}: absent unless the
     * signature was verified with the key of that certificate. It does not say that the certificate is trusted.
     */
    public Optional<String> signer() {
        return certificate.map(c -> name(c.getSubjectX500Principal()));
    }

    /** The distinguished name (RFC 2253) of the authority that issued the signer's certificate. */
    public Optional<String> issuer() {
        return certificate.map(c -> name(c.getIssuerX500Principal()));
    }

    static String name(X500Principal principal) {
        return principal.getName(X500Principal.RFC2253, READABLE);
    }
}
