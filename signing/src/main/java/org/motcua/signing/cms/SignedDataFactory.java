package org.motcua.signing.cms;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SigningException;
import org.motcua.signing.algorithm.KeyFacts;
import org.motcua.signing.algorithm.Providers;

/**
 * Makes the CMS SignedData of a PAdES signature: detached, one SignerInfo, all certificates of the chain, and as signed
 * attributes content-type, message-digest and ESS signing-certificate-v2 (RFC 5035). There is no signing-time attribute,
 * because PAdES takes the time from /M of the signature dictionary.
 *
 * <p>What does not depend on the document is encoded once. Thread-safe.
 */
public final class SignedDataFactory {

    private final SignatureAlgorithm algorithm;
    private final int signatureBytes;
    private final AlgorithmIdentifier digestIdentifier;
    private final AlgorithmIdentifier signatureIdentifier;
    private final Attribute contentType;
    private final Attribute signingCertificate;
    private final SignerIdentifier signer;
    private final ASN1Set certificates;

    public SignedDataFactory(List<X509Certificate> chain, SignatureAlgorithm algorithm) {
        try {
            Certificate certificate = Certificate.getInstance(chain.get(0).getEncoded());
            this.algorithm = algorithm;
            this.signatureBytes = largestSignature(chain.get(0));
            this.digestIdentifier = AlgorithmIdentifiers.digest(algorithm);
            this.signatureIdentifier = AlgorithmIdentifiers.signature(algorithm);
            this.contentType = new Attribute(CMSAttributes.contentType, new DERSet(CMSObjectIdentifiers.data));
            this.signingCertificate = signingCertificate(certificate, chain.get(0));
            this.signer = new SignerIdentifier(new IssuerAndSerialNumber(
                    certificate.getIssuer(), certificate.getSerialNumber().getValue()));
            this.certificates = certificates(chain);
        } catch (CertificateEncodingException e) {
            throw new SigningException("A certificate of the key cannot be encoded: " + e.getMessage(), e);
        }
    }

    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** DER of the signed attributes: what the key signs (RFC 5652 5.4). */
    public byte[] attributes(byte[] documentDigest) {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(contentType);
        attributes.add(new Attribute(CMSAttributes.messageDigest, new DERSet(new DEROctetString(documentDigest))));
        attributes.add(signingCertificate);
        return der(new DERSet(attributes));
    }

    /** DER of the whole container, from the attributes and what the key made of them. */
    public byte[] assemble(byte[] attributes, byte[] signature) {
        return assemble(attributes, signature, Optional.empty());
    }

    /**
     * As {@link #assemble(byte[], byte[])}, with a time-stamp token over the signature value beside it, as the unsigned
     * attribute signature-time-stamp.
     */
    public byte[] assemble(byte[] attributes, byte[] signature, Optional<byte[]> timestamp) {
        SignerInfo signerInfo = new SignerInfo(
                signer,
                digestIdentifier,
                ASN1Set.getInstance(attributes),
                signatureIdentifier,
                new DEROctetString(signature),
                timestamp.map(SignedDataFactory::unsignedAttributes).orElse(null));
        SignedData signedData = new SignedData(
                new DERSet(digestIdentifier),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                certificates,
                null,
                new DERSet(signerInfo));
        return der(new ContentInfo(CMSObjectIdentifiers.signedData, signedData));
    }

    private static ASN1Set unsignedAttributes(byte[] token) {
        try {
            ASN1Encodable timestamp = ASN1Primitive.fromByteArray(token);
            return new DERSet(
                    new Attribute(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(timestamp)));
        } catch (IOException e) {
            throw new SigningException("A time-stamp token cannot be read: " + e.getMessage(), e);
        }
    }

    /** The most bytes that {@link #assemble} can answer. */
    public int maximumSize() {
        byte[] digest = new byte[algorithm.digest().length()];
        return assemble(attributes(digest), new byte[signatureBytes]).length;
    }

    private Attribute signingCertificate(Certificate certificate, X509Certificate encoded)
            throws CertificateEncodingException {
        byte[] hash = Providers.hash(algorithm.digest(), encoded.getEncoded());
        IssuerSerial issuerSerial = new IssuerSerial(
                new GeneralNames(new GeneralName(certificate.getIssuer())),
                new ASN1Integer(certificate.getSerialNumber().getValue()));
        ESSCertIDv2 id = new ESSCertIDv2(digestIdentifier, hash, issuerSerial);
        return new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(new SigningCertificateV2(id)));
    }

    private static ASN1Set certificates(List<X509Certificate> chain) throws CertificateEncodingException {
        ASN1EncodableVector certificates = new ASN1EncodableVector();
        for (X509Certificate certificate : chain) {
            certificates.add(Certificate.getInstance(certificate.getEncoded()));
        }
        return new DERSet(certificates);
    }

    /** RSA signatures are as long as the modulus; for ECDSA two integers with a sign octet each and their headers. */
    private static int largestSignature(X509Certificate certificate) {
        KeyFacts key = KeyFacts.find(certificate.getPublicKey()).orElseThrow();
        return switch (key.algorithm()) {
            case "RSA" -> (key.size() + 7) / 8;
            case "EC" -> 2 * (key.size() / 8 + 1 + 2) + 3;
            default -> fixedSignature(key.name());
        };
    }

    /** Those that are always of one length (RFC 8032 5.1.6, 5.2.6; FIPS 204, table 2). */
    private static int fixedSignature(String keyName) {
        return switch (keyName) {
            case "Ed25519" -> 64;
            case "Ed448" -> 114;
            case "ML-DSA-44" -> 2420;
            case "ML-DSA-65" -> 3309;
            case "ML-DSA-87" -> 4627;
            default -> throw new SigningException("The length of signatures by " + keyName + " keys is not known");
        };
    }

    private static byte[] der(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new SigningException("A signature cannot be encoded: " + e.getMessage(), e);
        }
    }
}
