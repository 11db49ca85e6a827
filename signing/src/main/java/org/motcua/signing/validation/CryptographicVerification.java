package org.motcua.signing.validation;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SubIndication;

/**
 * ETSI EN 319 102-1 5.2.7: whether the signed bytes have the signed digest, and whether the value is a signature by the
 * certificate's key (RFC 5652 5.4 to 5.6). Thread-safe.
 */
record CryptographicVerification(Crypto crypto) {

    /**
     * Verifies.
     *
     * @return what a time-stamp states, for a time-stamp
     * @throws RejectedSignature with HASH_FAILURE or SIG_CRYPTO_FAILURE
     */
    Optional<TSTInfo> require(
            SubFilter kind, CmsSignature cms, SigningCertificateIdentification signer, SignedContent document)
            throws IOException {
        DigestAlgorithm digest = DigestIdentifiers.require(cms.signer().getDigestAlgorithm());
        Optional<TSTInfo> timestamp = requireContent(kind, cms, document);
        if (cms.signedSet() != null) {
            byte[] expected = cms.content().isPresent()
                    ? crypto.digest(digest).digest(cms.content().get().bytes())
                    : document.digest(crypto.digest(digest));
            Attribute signed = cms.findSigned(CMSAttributes.messageDigest).orElseThrow();
            requireDigest(
                    expected,
                    ASN1OctetString.getInstance(signed.getAttrValues().getObjectAt(0))
                            .getOctets());
        }
        requireValue(cms, digest, signer, document);
        return timestamp;
    }

    /** Content inside the CMS must be about the document: its SHA-1 digest, or a time-stamp over it. */
    private Optional<TSTInfo> requireContent(SubFilter kind, CmsSignature cms, SignedContent document) {
        if (kind == SubFilter.PKCS7_SHA1) {
            requireDigest(
                    document.digest(crypto.digest(DigestAlgorithm.SHA_1)),
                    cms.content().orElseThrow().bytes());
        }
        if (kind != SubFilter.TIMESTAMP) {
            return Optional.empty();
        }
        TSTInfo info = TSTInfo.getInstance(cms.content().orElseThrow().bytes());
        DigestAlgorithm algorithm =
                DigestIdentifiers.require(info.getMessageImprint().getHashAlgorithm());
        requireDigest(
                document.digest(crypto.digest(algorithm)),
                info.getMessageImprint().getHashedMessage());
        return Optional.of(info);
    }

    private static void requireDigest(byte[] computed, byte[] signed) {
        if (!MessageDigest.isEqual(computed, signed)) {
            throw RejectedSignature.broken(FindingCode.DIGEST_MISMATCH, "", SubIndication.HASH_FAILURE);
        }
    }

    private void requireValue(
            CmsSignature cms, DigestAlgorithm digest, SigningCertificateIdentification signer, SignedContent document)
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
}
