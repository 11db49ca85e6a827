package org.motcua.signing.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SubIndication;
import org.motcua.signing.ValidationLimits;

/** Verifies one CMS signature over the signed bytes of a document (RFC 5652 5.4 to 5.6), strictly. Thread-safe. */
final class CmsVerifier {

    private final Crypto crypto;
    private final CmsParser parser;

    CmsVerifier(Crypto crypto, ValidationLimits limits) {
        this.crypto = crypto;
        this.parser = new CmsParser(crypto, limits);
    }

    /**
     * Verifies.
     *
     * @throws RejectedSignature with the reason, unless everything is right
     */
    VerifiedSignature verify(SubFilter kind, byte[] contents, SignedContent document) {
        CmsSignature cms = parser.parse(contents);
        try {
            return verify(kind, cms, document);
        } catch (RejectedSignature | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | IOException | ParseException e) {
            // The ASN.1 classes answer structures of the wrong kind with exceptions of many kinds.
            throw RejectedSignature.unreadable(FindingCode.CMS_MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private VerifiedSignature verify(SubFilter kind, CmsSignature cms, SignedContent document)
            throws IOException, ParseException {
        DigestAlgorithm digest = DigestIdentifiers.require(cms.signer().getDigestAlgorithm());
        String algorithm = SignatureAlgorithms.name(cms.signer().getDigestEncryptionAlgorithm(), digest);
        SignerCertificate signer = SignerCertificate.find(cms, crypto);

        Optional<TSTInfo> timestamp = checkContent(kind, cms, document);
        byte[] expected = cms.content().isPresent()
                ? crypto.digest(digest).digest(cms.content().get().bytes())
                : document.digest(crypto.digest(digest));
        requirePadding(kind, cms);
        if (cms.signedSet() != null || !kind.legacy()) {
            checkAttributes(cms, expected);
        }
        checkValue(cms, digest, signer, document);

        List<X509Certificate> certificates =
                cms.certificates().stream().map(EncodedCertificate::certificate).toList();
        return new VerifiedSignature(
                algorithm,
                kind.limit(SignatureAlgorithms.use(
                        cms.signer().getDigestEncryptionAlgorithm(),
                        digest,
                        signer.certificate().certificate().getPublicKey())),
                signer.certificate().certificate(),
                certificates,
                signer.bound(),
                claimedTime(cms),
                timestamp.isPresent() ? Optional.of(time(timestamp.get())) : Optional.empty(),
                timestampToken(cms),
                new EncapsulatedContent(cms.signer().getEncryptedDigest().getOctets()),
                cms.cleanPadding());
    }

    private static Optional<EncapsulatedContent> timestampToken(CmsSignature cms) throws IOException {
        Optional<Attribute> attribute = cms.findUnsigned(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        if (attribute.isEmpty() || attribute.get().getAttrValues().size() == 0) {
            return Optional.empty();
        }
        byte[] token = value(attribute.get()).toASN1Primitive().getEncoded();
        return Optional.of(new EncapsulatedContent(token));
    }

    /** What stands behind the value is protected by nothing. Old software left such data there; new must not. */
    private static void requirePadding(SubFilter kind, CmsSignature cms) {
        if (!cms.cleanPadding() && !kind.legacy()) {
            throw RejectedSignature.unreadable(FindingCode.CMS_MALFORMED, "data behind the CMS");
        }
    }

    /** What the CMS holds inside must be what its kind says: nothing, a SHA-1 digest, or a timestamp. */
    private Optional<TSTInfo> checkContent(SubFilter kind, CmsSignature cms, SignedContent document) {
        ASN1ObjectIdentifier expectedType =
                kind == SubFilter.TIMESTAMP ? PKCSObjectIdentifiers.id_ct_TSTInfo : CMSObjectIdentifiers.data;
        if (!cms.contentType().equals(expectedType)) {
            throw RejectedSignature.format(FindingCode.CMS_MALFORMED, "content of type " + cms.contentType());
        }
        boolean detached = kind.detached();
        if (detached == cms.content().isPresent()) {
            throw RejectedSignature.format(
                    detached ? FindingCode.CMS_NOT_DETACHED : FindingCode.CMS_MALFORMED,
                    detached ? "" : "no content for " + kind.label());
        }
        if (kind == SubFilter.PKCS7_SHA1) {
            requireDigest(
                    document.digest(crypto.digest(DigestAlgorithm.SHA_1)),
                    cms.content().orElseThrow().bytes());
        }
        return kind == SubFilter.TIMESTAMP ? Optional.of(checkImprint(cms, document)) : Optional.empty();
    }

    private TSTInfo checkImprint(CmsSignature cms, SignedContent document) {
        TSTInfo info = TSTInfo.getInstance(cms.content().orElseThrow().bytes());
        MessageImprint imprint = info.getMessageImprint();
        DigestAlgorithm algorithm = DigestIdentifiers.require(imprint.getHashAlgorithm());
        requireDigest(document.digest(crypto.digest(algorithm)), imprint.getHashedMessage());
        return info;
    }

    private static void requireDigest(byte[] computed, byte[] signed) {
        if (!MessageDigest.isEqual(computed, signed)) {
            throw RejectedSignature.broken(FindingCode.DIGEST_MISMATCH, "", SubIndication.HASH_FAILURE);
        }
    }

    private static void checkAttributes(CmsSignature cms, byte[] expectedDigest) {
        if (cms.signedAttributes().isEmpty()) {
            throw RejectedSignature.format(FindingCode.CMS_ATTRIBUTES_INVALID, "there are none");
        }
        Attribute type = cms.findSigned(CMSAttributes.contentType)
                .orElseThrow(() -> RejectedSignature.format(FindingCode.CMS_ATTRIBUTES_INVALID, "no content-type"));
        if (!cms.contentType().equals(value(type))) {
            throw RejectedSignature.format(FindingCode.CMS_ATTRIBUTES_INVALID, "another content-type");
        }
        Attribute digest = cms.findSigned(CMSAttributes.messageDigest)
                .orElseThrow(() -> RejectedSignature.format(FindingCode.CMS_ATTRIBUTES_INVALID, "no message-digest"));
        requireDigest(expectedDigest, ASN1OctetString.getInstance(value(digest)).getOctets());
    }

    private static ASN1Encodable value(Attribute attribute) {
        return attribute.getAttrValues().getObjectAt(0);
    }

    private void checkValue(CmsSignature cms, DigestAlgorithm digest, SignerCertificate signer, SignedContent document)
            throws IOException {
        boolean valid = SignatureAlgorithms.verify(
                cms.signer().getDigestEncryptionAlgorithm(),
                digest,
                signer.certificate().certificate().getPublicKey(),
                signed(cms, document),
                cms.signer().getEncryptedDigest().getOctets(),
                crypto);
        if (!valid) {
            throw RejectedSignature.broken(FindingCode.SIGNATURE_VALUE_INVALID, "", SubIndication.SIG_CRYPTO_FAILURE);
        }
    }

    /** The attributes, or where old formats have none the content itself. */
    private static SignatureInput signed(CmsSignature cms, SignedContent document) throws IOException {
        if (cms.signedSet() != null) {
            byte[] attributes = cms.signedSet().getEncoded(ASN1Encoding.DER);
            return signature -> signature.update(attributes);
        }
        return cms.content().isPresent()
                ? signature -> signature.update(cms.content().get().bytes())
                : document::update;
    }

    private static Optional<Instant> claimedTime(CmsSignature cms) {
        return cms.findSigned(CMSAttributes.signingTime)
                .map(a -> Time.getInstance(value(a)).getDate().toInstant());
    }

    private static Instant time(TSTInfo info) throws ParseException {
        return info.getGenTime().getDate().toInstant();
    }
}
