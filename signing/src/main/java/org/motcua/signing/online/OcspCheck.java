package org.motcua.signing.online;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.x500.X500Name;
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
import org.motcua.signing.online.EvidenceFailure.Reason;
import org.motcua.signing.online.RevocationEvidence.Kind;

/**
 * Judges an OCSP response (RFC 6960 3.2 and 4.2.2): is it signed by the issuer or by somebody to whom the issuer gave the
 * word, about this very certificate, in answer to this request, and current? Thread-safe.
 *
 * @param freshness judges the times
 */
record OcspCheck(Freshness freshness) {

    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";

    /** Responders send their own certificate, at times with those above it. */
    private static final int MAX_CERTIFICATES = 8;

    /** @throws Unusable with the first reason against the response; GOOD and REVOKED are both usable */
    RevocationEvidence require(
            String source, byte[] encoded, OcspRequest request, Optional<byte[]> nonce, TimeFrame frame)
            throws Unusable {
        try {
            OCSPResp response = new OCSPResp(OCSPResponse.getInstance(ASN1Primitive.fromByteArray(encoded)));
            if (response.getStatus() != OCSPResp.SUCCESSFUL) {
                throw new Unusable(source, Reason.REFUSED, "OCSP status " + name(response.getStatus()));
            }
            if (!(response.getResponseObject() instanceof BasicOCSPResp basic)) {
                throw new Unusable(source, Reason.MALFORMED, "not a basic OCSP response");
            }
            return judge(source, response, basic, request, nonce, frame);
        } catch (IOException | OCSPException | CertificateException | RuntimeException e) {
            // Bouncy Castle's parsers answer garbage with unchecked exceptions as well.
            throw new Unusable(source, Reason.MALFORMED, "not an OCSP response: " + e.getMessage(), e);
        }
    }

    /** Whether a response says anything about the certificate in question; who says it is not looked at. */
    static boolean isAbout(byte[] encoded, OcspRequest request) {
        try {
            OCSPResp response = new OCSPResp(OCSPResponse.getInstance(ASN1Primitive.fromByteArray(encoded)));
            return response.getResponseObject() instanceof BasicOCSPResp basic
                    && Arrays.stream(basic.getResponses())
                            .anyMatch(single ->
                                    request.isNamedBy(single.getCertID().toASN1Primitive()));
        } catch (IOException | OCSPException | RuntimeException e) {
            return false;
        }
    }

    private RevocationEvidence judge(
            String source,
            OCSPResp response,
            BasicOCSPResp basic,
            OcspRequest request,
            Optional<byte[]> nonce,
            TimeFrame frame)
            throws Unusable, IOException, CertificateException {
        Instant producedAt = basic.getProducedAt().toInstant();
        X509Certificate signer = requireSigner(source, basic, request.issuer(), frame.judging(producedAt));
        requireNonce(source, basic, nonce);
        SingleResp single = requireAnswer(source, basic, request);
        Instant thisUpdate = single.getThisUpdate().toInstant();
        Optional<Instant> nextUpdate =
                Optional.ofNullable(single.getNextUpdate()).map(Date::toInstant);
        freshness.require(source, thisUpdate, nextUpdate, frame);
        freshness.require(source, producedAt, nextUpdate, frame);
        return new RevocationEvidence(
                Kind.OCSP,
                response.getEncoded(),
                source,
                thisUpdate,
                nextUpdate,
                revocation(source, single),
                signer.equals(request.issuer()) ? List.of() : List.of(signer));
    }

    private static X509Certificate requireSigner(
            String source, BasicOCSPResp basic, X509Certificate issuer, Instant when)
            throws Unusable, IOException, CertificateException {
        if (SignatureHashes.isBroken(basic.getSignatureAlgorithmID())) {
            throw new Unusable(
                    source, Reason.WRONG_SIGNATURE, "signed with a broken hash: " + basic.getSignatureAlgOID());
        }
        ResponderID name = basic.getResponderId().toASN1Primitive();
        for (X509Certificate candidate : candidates(basic, issuer)) {
            if (isNamedBy(candidate, name)) {
                requireSignature(source, basic, candidate);
                if (!candidate.equals(issuer)) {
                    requireDelegation(source, candidate, issuer, when);
                }
                return candidate;
            }
        }
        throw new Unusable(
                source,
                Reason.UNAUTHORISED,
                "the responder is not the issuer, and its certificate is not in the answer");
    }

    /** The issuer first: where its key signed, nothing that came with the answer is needed. */
    private static List<X509Certificate> candidates(BasicOCSPResp basic, X509Certificate issuer)
            throws IOException, CertificateException {
        List<X509Certificate> candidates = new ArrayList<>(List.of(issuer));
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        for (X509CertificateHolder holder :
                Arrays.asList(basic.getCerts()).stream().limit(MAX_CERTIFICATES).toList()) {
            candidates.add(
                    (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(holder.getEncoded())));
        }
        return candidates;
    }

    private static boolean isNamedBy(X509Certificate candidate, ResponderID name) {
        if (name.getKeyHash() != null) {
            return Arrays.equals(name.getKeyHash(), OcspRequest.keyHash(candidate, "SHA-1"));
        }
        return X500Name.getInstance(candidate.getSubjectX500Principal().getEncoded())
                .equals(name.getName());
    }

    private static void requireSignature(String source, BasicOCSPResp basic, X509Certificate signer) throws Unusable {
        try {
            if (basic.isSignatureValid(new JcaContentVerifierProviderBuilder().build(signer.getPublicKey()))) {
                return;
            }
        } catch (OCSPException | OperatorCreationException e) {
            throw new Unusable(source, Reason.WRONG_SIGNATURE, "it cannot be checked: " + e.getMessage(), e);
        }
        throw new Unusable(source, Reason.WRONG_SIGNATURE, "not signed by " + signer.getSubjectX500Principal());
    }

    /** RFC 6960 4.2.2.2: issued by the very CA that issued the certificate in question, and for this purpose. */
    private static void requireDelegation(
            String source, X509Certificate responder, X509Certificate issuer, Instant when)
            throws Unusable, CertificateException {
        String who = String.valueOf(responder.getSubjectX500Principal());
        if (!IssuerMatch.isIssuedBy(responder, issuer)) {
            throw new Unusable(source, Reason.UNAUTHORISED, who + " was not certified by the certificate's issuer");
        }
        List<String> purposes = responder.getExtendedKeyUsage();
        if (purposes == null || !purposes.contains(OCSP_SIGNING)) {
            throw new Unusable(source, Reason.UNAUTHORISED, who + " was not certified to answer OCSP");
        }
        boolean[] usage = responder.getKeyUsage();
        if (usage != null && !usage[0] && !usage[1]) {
            throw new Unusable(source, Reason.UNAUTHORISED, "the key usage of " + who + " allows no signatures");
        }
        if (when.isBefore(responder.getNotBefore().toInstant())
                || when.isAfter(responder.getNotAfter().toInstant())) {
            throw new Unusable(source, Reason.UNAUTHORISED, "the certificate of " + who + " is not valid at " + when);
        }
    }

    private static void requireNonce(String source, BasicOCSPResp basic, Optional<byte[]> nonce) throws Unusable {
        Extension sent = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        // Responders that prepare their answers leave the nonce out; their answers are held by their times alone.
        if (nonce.isEmpty() || sent == null) {
            return;
        }
        byte[] value = ASN1OctetString.getInstance(sent.getParsedValue()).getOctets();
        if (!Arrays.equals(value, nonce.get())) {
            throw new Unusable(source, Reason.WRONG_NONCE, "the answer is one to another request");
        }
    }

    private static SingleResp requireAnswer(String source, BasicOCSPResp basic, OcspRequest request) throws Unusable {
        Set<ASN1ObjectIdentifier> known = Set.of(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (!known.containsAll(basic.getCriticalExtensionOIDs())) {
            throw new Unusable(source, Reason.UNSUPPORTED, "an unknown critical extension in the answer");
        }
        for (SingleResp single : basic.getResponses()) {
            if (request.isNamedBy(single.getCertID().toASN1Primitive())) {
                if (!single.getCriticalExtensionOIDs().isEmpty()) {
                    throw new Unusable(source, Reason.UNSUPPORTED, "an unknown critical extension in the answer");
                }
                return single;
            }
        }
        throw new Unusable(
                source,
                Reason.WRONG_CERTIFICATE,
                "no answer about number " + request.certificate().getSerialNumber() + " of this issuer");
    }

    private static Optional<Revocation> revocation(String source, SingleResp single) throws Unusable {
        CertificateStatus status = single.getCertStatus();
        if (status == CertificateStatus.GOOD) {
            return Optional.empty();
        }
        if (status instanceof RevokedStatus revoked) {
            int reason = revoked.hasRevocationReason() ? revoked.getRevocationReason() : 0;
            return Optional.of(new Revocation(revoked.getRevocationTime().toInstant(), Revocation.reason(reason)));
        }
        throw new Unusable(source, Reason.UNKNOWN_CERTIFICATE, "the responder does not know the certificate");
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
