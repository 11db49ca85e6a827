package org.motcua.signing.cms;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
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

    private static final ASN1Integer VERSION_1 = new ASN1Integer(1);

    private final SignatureAlgorithm algorithm;
    private final AlgorithmIdentifier digestIdentifier;
    private final byte[] signatureIdentifier;
    private final Attribute contentType;
    private final Attribute signingCertificate;
    private final byte[] beforeSignerInfos;
    private final byte[] beforeAttributes;
    private final int maximumSize;

    public SignedDataFactory(List<X509Certificate> chain, SignatureAlgorithm algorithm) {
        try {
            Certificate certificate = Certificate.getInstance(chain.get(0).getEncoded());
            this.algorithm = algorithm;
            this.digestIdentifier = AlgorithmIdentifiers.digest(algorithm);
            this.signatureIdentifier = Der.of(AlgorithmIdentifiers.signature(algorithm));
            this.contentType = new Attribute(CMSAttributes.contentType, new DERSet(CMSObjectIdentifiers.data));
            this.signingCertificate = signingCertificate(certificate, chain.get(0));
            this.beforeSignerInfos = beforeSignerInfos(chain);
            this.beforeAttributes = beforeAttributes(certificate);
            this.maximumSize = assemble(
                            attributes(new byte[algorithm.digest().length()]), new byte[largestSignature(chain.get(0))])
                    .length;
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
        return Der.of(new DERSet(attributes));
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
        byte[] signerInfo = Der.wrap(
                Der.SEQUENCE,
                beforeAttributes,
                Der.tagged(Der.context(0), attributes),
                signatureIdentifier,
                Der.wrap(Der.OCTET_STRING, signature),
                timestamp.map(SignedDataFactory::unsignedAttributes).orElse(new byte[0]));
        byte[] signedData = Der.wrap(Der.SEQUENCE, beforeSignerInfos, Der.wrap(Der.SET, signerInfo));
        return Der.wrap(Der.SEQUENCE, Der.of(CMSObjectIdentifiers.signedData), Der.wrap(Der.context(0), signedData));
    }

    /** The token stands there byte for byte as the authority made it. */
    private static byte[] unsignedAttributes(byte[] token) {
        byte[] type = Der.of(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        return Der.wrap(Der.context(1), Der.wrap(Der.SEQUENCE, type, Der.wrap(Der.SET, token)));
    }

    /** version, digestAlgorithms, encapContentInfo without content, and certificates (RFC 5652 5.1). */
    private byte[] beforeSignerInfos(List<X509Certificate> chain) throws CertificateEncodingException {
        return Der.concatenated(
                Der.of(VERSION_1),
                Der.of(new DERSet(digestIdentifier)),
                Der.wrap(Der.SEQUENCE, Der.of(CMSObjectIdentifiers.data)),
                Der.tagged(Der.context(0), Der.of(certificates(chain))));
    }

    /** version, sid and digestAlgorithm (RFC 5652 5.3). */
    private byte[] beforeAttributes(Certificate certificate) {
        IssuerAndSerialNumber signer = new IssuerAndSerialNumber(
                certificate.getIssuer(), certificate.getSerialNumber().getValue());
        return Der.concatenated(Der.of(VERSION_1), Der.of(signer), Der.of(digestIdentifier));
    }

    /** The most bytes that {@link #assemble} can answer. */
    public int maximumSize() {
        return maximumSize;
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
}
