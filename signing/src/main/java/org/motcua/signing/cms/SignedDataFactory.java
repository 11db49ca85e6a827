package org.motcua.signing.cms;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
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

/**
 * Makes the CMS SignedData of a PAdES signature: detached, one SignerInfo, all certificates of the chain, and as signed
 * attributes content-type, message-digest and ESS signing-certificate-v2 (RFC 5035). There is no signing-time attribute,
 * because PAdES takes the time from /M of the signature dictionary.
 *
 * <p>What does not depend on the document is encoded once. Thread-safe.
 */
public final class SignedDataFactory {

    private static final int ED25519_SIGNATURE = 64;

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
        try {
            int digestBytes = MessageDigest.getInstance(algorithm.digest()).getDigestLength();
            return assemble(attributes(new byte[digestBytes]), new byte[signatureBytes]).length;
        } catch (NoSuchAlgorithmException e) {
            throw new SigningException("This Java runtime does not know the digest " + algorithm.digest(), e);
        }
    }

    private Attribute signingCertificate(Certificate certificate, X509Certificate encoded)
            throws CertificateEncodingException {
        try {
            byte[] hash = MessageDigest.getInstance(algorithm.digest()).digest(encoded.getEncoded());
            IssuerSerial issuerSerial = new IssuerSerial(
                    new GeneralNames(new GeneralName(certificate.getIssuer())),
                    new ASN1Integer(certificate.getSerialNumber().getValue()));
            ESSCertIDv2 id = new ESSCertIDv2(digestIdentifier, hash, issuerSerial);
            return new Attribute(
                    PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(new SigningCertificateV2(id)));
        } catch (NoSuchAlgorithmException e) {
            throw new SigningException("This Java runtime does not know the digest " + algorithm.digest(), e);
        }
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
        if (certificate.getPublicKey() instanceof RSAPublicKey rsa) {
            return (rsa.getModulus().bitLength() + 7) / 8;
        }
        if (certificate.getPublicKey() instanceof ECPublicKey ec) {
            int integer = ec.getParams().getOrder().bitLength() / 8 + 1;
            return 2 * (integer + 2) + 3;
        }
        if (certificate.getPublicKey() instanceof EdECPublicKey) {
            return ED25519_SIGNATURE;
        }
        throw new SigningException("Keys of kind " + certificate.getPublicKey().getAlgorithm() + " cannot sign here");
    }

    private static byte[] der(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new SigningException("A signature cannot be encoded: " + e.getMessage(), e);
        }
    }
}
