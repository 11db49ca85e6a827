package org.motcua.signing.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.FindingCode;
import org.motcua.signing.ValidationLimits;

/**
 * Verifies one CMS signature: its form, its signer's certificate and its cryptography, which are the steps of ETSI EN 319 102-1
 * 5.3.4 that need no trust. Thread-safe.
 */
final class CmsVerifier {

    private final Crypto crypto;
    private final FormatChecking format;
    private final CryptographicVerification cryptography;
    private final EvidenceReader reader;
    private final ValidationLimits limits;

    CmsVerifier(Crypto crypto, ValidationLimits limits) {
        this.crypto = crypto;
        this.format = new FormatChecking(crypto, limits);
        this.cryptography = new CryptographicVerification(crypto);
        this.reader = new EvidenceReader(crypto);
        this.limits = limits;
    }

    /**
     * Verifies.
     *
     * @throws RejectedSignature with the reason, unless everything is right
     */
    VerifiedSignature verify(SubFilter kind, byte[] contents, SignedContent document) {
        try {
            return verify(kind, format.require(kind, contents), document);
        } catch (RejectedSignature | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | IOException e) {
            // The ASN.1 classes answer structures of the wrong kind with exceptions of many kinds.
            throw RejectedSignature.unreadable(FindingCode.CMS_MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private VerifiedSignature verify(SubFilter kind, CmsSignature cms, SignedContent document) throws IOException {
        AlgorithmIdentifier identifier = cms.signer().getDigestEncryptionAlgorithm();
        DigestAlgorithm digest = DigestIdentifiers.require(cms.signer().getDigestAlgorithm());
        String algorithm = SignatureAlgorithms.name(identifier, digest);
        SigningCertificateIdentification signer = SigningCertificateIdentification.find(cms, crypto);
        Optional<TSTInfo> timestamp = cryptography.require(kind, cms, signer, document);
        return new VerifiedSignature(
                algorithm,
                kind.limit(SignatureAlgorithms.use(
                        identifier, digest, signer.certificate().certificate().getPublicKey())),
                signer.certificate().certificate(),
                CmsEvidence.of(cms, reader, limits.evidence()),
                signer.bound(),
                claimedTime(cms),
                timestamp.map(TimestampFacts::of),
                tokens(cms.unsigned(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)),
                tokens(cms.signed(PKCSObjectIdentifiers.id_aa_ets_contentTimestamp)),
                cms.content().map(c -> SignedContent.of(c.bytes())).orElse(document),
                new EncapsulatedContent(cms.signer().getEncryptedDigest().getOctets()),
                cms.cleanPadding());
    }

    /** What a CMS that could not be verified says of itself, as far as it can be read. */
    ContainerClaims claims(byte[] contents) {
        CmsSignature cms;
        try {
            cms = format.parse(contents);
        } catch (RejectedSignature e) {
            return ContainerClaims.NONE;
        }
        return new ContainerClaims(
                read(() -> SigningCertificateIdentification.findClaimed(cms, crypto)),
                read(() -> Optional.of(SignatureAlgorithms.name(
                        cms.signer().getDigestEncryptionAlgorithm(),
                        DigestIdentifiers.require(cms.signer().getDigestAlgorithm())))),
                read(() -> claimedTime(cms)));
    }

    /** A part that cannot be read does not hide the others. */
    private static <T> Optional<T> read(Supplier<Optional<T>> part) {
        try {
            return part.get();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private List<EncapsulatedContent> tokens(List<ASN1Encodable> values) throws IOException {
        List<EncapsulatedContent> tokens = new ArrayList<>();
        for (ASN1Encodable token : values) {
            if (tokens.size() == limits.timestamps()) {
                break; // those beyond prove nothing
            }
            tokens.add(new EncapsulatedContent(token.toASN1Primitive().getEncoded()));
        }
        return tokens;
    }

    private static Optional<Instant> claimedTime(CmsSignature cms) {
        return cms.findSigned(CMSAttributes.signingTime)
                .map(a -> Time.getInstance(a.getAttrValues().getObjectAt(0))
                        .getDate()
                        .toInstant());
    }
}
