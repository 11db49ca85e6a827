package org.motcua.signing;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a signature says of itself: the entries of its dictionary, and the certificate that its container names. Nothing of it is
 * proved. Where the signature is broken or cannot be read, anybody can have written it; so it is to be shown as a claim, and who
 * signed is what {@link SignatureReport#signer()} says and nothing else. The texts come from the file and must be escaped before
 * they are put into HTML; what is longer than {@value #LONGEST_TEXT} characters is cut and ends with an ellipsis. Immutable and
 * thread-safe.
 *
 * @param certificate the certificate that the container names as the signer's, absent where none can be read
 * @param reason why it was signed (/Reason), absent where the signature does not say
 * @param location where it was signed (/Location), absent where the signature does not say
 * @param contact how to reach the signer (/ContactInfo), absent where the signature does not say
 * @param subFilter the format of the signature value (/SubFilter), such as {@code ETSI.CAdES.detached}; absent where there is none
 * @param byteRange offset and length in bytes of each signed part (/ByteRange), empty where it has no form that can be judged
 */
public record SignatureClaims(
        Optional<X509Certificate> certificate,
        Optional<String> reason,
        Optional<String> location,
        Optional<String> contact,
        Optional<String> subFilter,
        List<Long> byteRange) {

    /** Unicode characters of a text. */
    public static final int LONGEST_TEXT = 1_000;

    /** No claim at all. */
    public static final SignatureClaims NONE = new SignatureClaims(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public SignatureClaims {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(subFilter, "subFilter");
        byteRange = List.copyOf(byteRange);
    }

    /** The distinguished name (RFC 2253) in that certificate. */
    public Optional<String> signer() {
        return certificate.map(c -> SignatureReport.name(c.getSubjectX500Principal()));
    }

    /** The distinguished name (RFC 2253) of the authority that the certificate names as its issuer. */
    public Optional<String> issuer() {
        return certificate.map(c -> SignatureReport.name(c.getIssuerX500Principal()));
    }
}
