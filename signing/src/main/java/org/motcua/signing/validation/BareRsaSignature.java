package org.motcua.signing.validation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.motcua.signing.FindingCode;

/**
 * The oldest kind of signature, adbe.x509.rsa_sha1: a bare PKCS#1 value in an octet string, with the certificates in the
 * entry /Cert of the dictionary. It is read as the CMS without signed attributes that says the same, and judged by the same
 * code as all others. Stateless.
 */
final class BareRsaSignature {

    private static final AlgorithmIdentifier RSA =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
    private static final AlgorithmIdentifier SHA_1 = new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1);

    private BareRsaSignature() {}

    /**
     * The CMS that says what a bare signature says, with the bytes behind the value behind it.
     *
     * @param contents the entry /Contents
     * @param certificates what the entry /Cert has, the signer's first
     * @throws RejectedSignature when either cannot be read
     */
    static byte[] asCms(byte[] contents, List<byte[]> certificates) {
        if (certificates.isEmpty()) {
            throw RejectedSignature.format(FindingCode.DICTIONARY_INCONSISTENT, "no /Cert");
        }
        try (ASN1InputStream in = new ASN1InputStream(contents)) {
            byte[] value = ASN1OctetString.getInstance(in.readObject()).getOctets();
            ByteArrayOutputStream cms = new ByteArrayOutputStream();
            cms.write(container(value, certificates).getEncoded(ASN1Encoding.DER));
            cms.write(in.readAllBytes());
            return cms.toByteArray();
        } catch (IOException | ArithmeticException | IllegalArgumentException | IllegalStateException e) {
            throw RejectedSignature.unreadable(FindingCode.CONTENTS_INVALID, String.valueOf(e.getMessage()));
        }
    }

    private static ContentInfo container(byte[] value, List<byte[]> certificates) throws IOException {
        ASN1EncodableVector all = new ASN1EncodableVector();
        certificates.forEach(encoded -> all.add(Certificate.getInstance(encoded)));
        Certificate signer = Certificate.getInstance(certificates.get(0));
        AlgorithmIdentifier digest = digest(value, signer.getSubjectPublicKeyInfo());
        SignerInfo info = new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(
                        signer.getIssuer(), signer.getSerialNumber().getValue())),
                digest,
                (ASN1Set) null,
                RSA,
                new DEROctetString(value),
                (ASN1Set) null);
        SignedData data = new SignedData(
                new DERSet(digest),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                new DERSet(all),
                null,
                new DERSet(info));
        return new ContentInfo(CMSObjectIdentifiers.signedData, data);
    }

    /** The hash that the value itself names. Only a hint: whether the value is right is judged with it afterwards. */
    private static AlgorithmIdentifier digest(byte[] value, SubjectPublicKeyInfo info) throws IOException {
        if (!info.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return SHA_1;
        }
        RSAPublicKey key = RSAPublicKey.getInstance(info.parsePublicKey());
        SignatureAlgorithms.requireReasonable(key.getModulus(), key.getPublicExponent());
        byte[] block = new BigInteger(1, value)
                .modPow(key.getPublicExponent(), key.getModulus())
                .toByteArray();
        int separator = 1;
        while (separator < block.length && block[separator] == (byte) 0xFF) {
            separator++;
        }
        try {
            byte[] named = Arrays.copyOfRange(block, Math.min(separator + 1, block.length), block.length);
            return new AlgorithmIdentifier(
                    DigestInfo.getInstance(named).getAlgorithmId().getAlgorithm());
        } catch (IllegalArgumentException | IllegalStateException e) {
            return SHA_1;
        }
    }
}
