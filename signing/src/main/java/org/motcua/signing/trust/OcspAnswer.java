package org.motcua.signing.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CRLReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.motcua.signing.trust.UnusableAnswer.Flaw;

/**
 * An OCSP response (RFC 6960 3.2 and 4.2.2): whether it is signed by the issuer, or by somebody to whom the issuer itself gave
 * the word, and what it says of a certificate. Whether it is current, and an answer to some request, is judged elsewhere.
 * Immutable and thread-safe.
 */
public final class OcspAnswer {

    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    private static final ASN1ObjectIdentifier ARCHIVE_CUTOFF = OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff;

    /** Responders send their own certificate, at times with those above it. */
    private static final int MAX_CERTIFICATES = 8;

    /** Who asks for many certificates at once gets as many answers; more is there to cost time. */
    private static final int MAX_RESPONSES = 500;

    private final byte[] encoded;
    private final BasicOCSPResp basic;
    private final List<X509Certificate> certificates;

    private OcspAnswer(byte[] encoded, BasicOCSPResp basic, List<X509Certificate> certificates) {
        this.encoded = encoded;
        this.basic = basic;
        this.certificates = List.copyOf(certificates);
    }

    /**
     * What a response says of one certificate.
     *
     * @param signer the certificate of whoever signed the response
     * @param thisUpdate when it was known to be true
     * @param producedAt when the response was signed
     * @param nextUpdate when newer word is there at the latest
     * @param revokedAt since when the certificate is revoked, absent where it is good
     * @param reason why, absent where it is good
     * @param coversExpired whether the responder keeps what it knows of certificates that expired when this one did
     */
    public record Word(
            X509Certificate signer,
            Instant thisUpdate,
            Instant producedAt,
            Optional<Instant> nextUpdate,
            Optional<Instant> revokedAt,
            Optional<CRLReason> reason,
            boolean coversExpired) {}

    /** Reads an OCSPResponse, or the BasicOCSPResponse within one. */
    public static OcspAnswer read(byte[] encoded) throws UnusableAnswer {
        try {
            OCSPResp response = new OCSPResp(OCSPResponse.getInstance(ASN1Primitive.fromByteArray(encoded)));
            if (response.getStatus() != OCSPResp.SUCCESSFUL) {
                throw new UnusableAnswer(Flaw.REFUSED, "OCSP status " + name(response.getStatus()));
            }
            if (!(response.getResponseObject() instanceof BasicOCSPResp basic)) {
                throw new UnusableAnswer(Flaw.MALFORMED, "not a basic OCSP response");
            }
            return new OcspAnswer(response.getEncoded(), basic, certificates(basic));
        } catch (IOException | OCSPException | CertificateException | RuntimeException e) {
            // Bouncy Castle's parsers answer garbage with unchecked exceptions as well.
            throw new UnusableAnswer(Flaw.MALFORMED, "not an OCSP response: " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> certificates(BasicOCSPResp basic) throws IOException, CertificateException {
        List<X509Certificate> certificates = new ArrayList<>();
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        for (X509CertificateHolder holder :
                Arrays.asList(basic.getCerts()).stream().limit(MAX_CERTIFICATES).toList()) {
            certificates.add(
                    (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(holder.getEncoded())));
        }
        return certificates;
    }

    /** The response in DER. */
    public byte[] encoded() {
        return encoded.clone();
    }

    public AlgorithmIdentifier signatureAlgorithm() {
        return basic.getSignatureAlgorithmID();
    }

    /** When the response was signed. */
    public Instant producedAt() {
        return basic.getProducedAt().toInstant();
    }

    /** Whether it says anything about a certificate; who says it is not looked at. */
    public boolean isAbout(OcspSubject subject) {
        return Arrays.stream(basic.getResponses())
                .limit(MAX_RESPONSES)
                .anyMatch(single -> subject.isNamedBy(single.getCertID().toASN1Primitive()));
    }

    /** The nonce, where the responder repeated one. */
    public Optional<byte[]> nonce() {
        Extension sent = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        return sent == null
                ? Optional.empty()
                : Optional.of(ASN1OctetString.getInstance(sent.getParsedValue()).getOctets());
    }

    /**
     * What the response says of a certificate.
     *
     * @param at when a delegate's certificate must be valid; absent for when it signed the response
     * @throws UnusableAnswer with the first reason against it; good and revoked are both usable
     */
    public Word require(OcspSubject subject, Optional<Instant> at) throws UnusableAnswer {
        try {
            // What it is about costs least to tell, and most responses in a document are about other certificates.
            SingleResp single = requireSingle(subject);
            X509Certificate signer = requireSigner(subject.issuer(), at.orElse(producedAt()));
            return word(subject, single, signer);
        } catch (CertificateException | RuntimeException e) {
            throw new UnusableAnswer(Flaw.MALFORMED, "not an OCSP response: " + e.getMessage(), e);
        }
    }

    private Word word(OcspSubject subject, SingleResp single, X509Certificate signer) throws UnusableAnswer {
        Optional<Instant> revokedAt = Optional.empty();
        Optional<CRLReason> reason = Optional.empty();
        CertificateStatus status = single.getCertStatus();
        if (status instanceof RevokedStatus revoked) {
            revokedAt = Optional.of(revoked.getRevocationTime().toInstant());
            reason = Optional.of(reason(revoked.hasRevocationReason() ? revoked.getRevocationReason() : 0));
        } else if (status != CertificateStatus.GOOD) {
            throw new UnusableAnswer(Flaw.UNKNOWN_CERTIFICATE, "the responder does not know the certificate");
        }
        return new Word(
                signer,
                single.getThisUpdate().toInstant(),
                producedAt(),
                Optional.ofNullable(single.getNextUpdate()).map(Date::toInstant),
                revokedAt,
                reason,
                coversExpired(single, subject.certificate()));
    }

    private static boolean coversExpired(SingleResp single, X509Certificate certificate) {
        Extension cutoff = single.getExtension(ARCHIVE_CUTOFF);
        if (cutoff == null) {
            return false;
        }
        try {
            Instant since = ASN1GeneralizedTime.getInstance(cutoff.getParsedValue())
                    .getDate()
                    .toInstant();
            return !certificate.getNotAfter().toInstant().isBefore(since);
        } catch (ParseException e) {
            return false;
        }
    }

    /** The issuer first: where its key signed, nothing that came with the answer is needed. */
    private X509Certificate requireSigner(X509Certificate issuer, Instant at)
            throws UnusableAnswer, CertificateException {
        ResponderID name = basic.getResponderId().toASN1Primitive();
        List<X509Certificate> candidates = new ArrayList<>(List.of(issuer));
        candidates.addAll(certificates);
        for (X509Certificate candidate : candidates) {
            if (isNamedBy(candidate, name)) {
                requireSignature(candidate);
                if (!candidate.equals(issuer)) {
                    requireDelegation(candidate, issuer, at);
                }
                return candidate;
            }
        }
        throw new UnusableAnswer(
                Flaw.UNAUTHORISED, "the responder is not the issuer, and its certificate is not in the answer");
    }

    private static boolean isNamedBy(X509Certificate candidate, ResponderID name) {
        if (name.getKeyHash() != null) {
            return Arrays.equals(name.getKeyHash(), OcspSubject.keyHash(candidate, "SHA-1"));
        }
        return X500Name.getInstance(candidate.getSubjectX500Principal().getEncoded())
                .equals(name.getName());
    }

    private void requireSignature(X509Certificate signer) throws UnusableAnswer {
        try {
            if (basic.isSignatureValid(new JcaContentVerifierProviderBuilder().build(signer.getPublicKey()))) {
                return;
            }
        } catch (OCSPException | OperatorCreationException e) {
            throw new UnusableAnswer(Flaw.WRONG_SIGNATURE, "it cannot be checked: " + e.getMessage(), e);
        }
        throw new UnusableAnswer(Flaw.WRONG_SIGNATURE, "not signed by " + signer.getSubjectX500Principal());
    }

    /** RFC 6960 4.2.2.2: issued by the very CA that issued the certificate in question, and for this purpose. */
    private static void requireDelegation(X509Certificate responder, X509Certificate issuer, Instant at)
            throws UnusableAnswer, CertificateException {
        String who = String.valueOf(responder.getSubjectX500Principal());
        if (!IssuerMatch.isIssuedBy(responder, issuer)) {
            throw new UnusableAnswer(Flaw.UNAUTHORISED, who + " was not certified by the certificate's issuer");
        }
        List<String> purposes = responder.getExtendedKeyUsage();
        if (purposes == null || !purposes.contains(OCSP_SIGNING)) {
            throw new UnusableAnswer(Flaw.UNAUTHORISED, who + " was not certified to answer OCSP");
        }
        boolean[] usage = responder.getKeyUsage();
        if (usage != null && !usage[0] && !usage[1]) {
            throw new UnusableAnswer(Flaw.UNAUTHORISED, "the key usage of " + who + " allows no signatures");
        }
        if (at.isBefore(responder.getNotBefore().toInstant())
                || at.isAfter(responder.getNotAfter().toInstant())) {
            throw new UnusableAnswer(Flaw.UNAUTHORISED, "the certificate of " + who + " is not valid at " + at);
        }
    }

    private SingleResp requireSingle(OcspSubject subject) throws UnusableAnswer {
        Set<ASN1ObjectIdentifier> known = Set.of(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (!known.containsAll(basic.getCriticalExtensionOIDs())) {
            throw new UnusableAnswer(Flaw.UNSUPPORTED, "an unknown critical extension in the answer");
        }
        for (SingleResp single : Arrays.asList(basic.getResponses()).stream()
                .limit(MAX_RESPONSES)
                .toList()) {
            if (subject.isNamedBy(single.getCertID().toASN1Primitive())) {
                if (!single.getCriticalExtensionOIDs().isEmpty()) {
                    throw new UnusableAnswer(Flaw.UNSUPPORTED, "an unknown critical extension in the answer");
                }
                return single;
            }
        }
        throw new UnusableAnswer(
                Flaw.WRONG_CERTIFICATE, "no answer about number " + subject.serial() + " of this issuer");
    }

    private static CRLReason reason(int code) {
        CRLReason[] reasons = CRLReason.values();
        return code >= 0 && code < reasons.length ? reasons[code] : CRLReason.UNSPECIFIED;
    }

    private static String name(int status) {
        return switch (status) {
            case OCSPResp.MALFORMED_REQUEST -> "malformedRequest";
            case OCSPResp.INTERNAL_ERROR -> "internalError";
            case OCSPResp.TRY_LATER -> "tryLater";
            case OCSPResp.SIG_REQUIRED -> "sigRequired";
            case OCSPResp.UNAUTHORIZED -> "unauthorized";
            default -> String.valueOf(status);
        };
    }
}
