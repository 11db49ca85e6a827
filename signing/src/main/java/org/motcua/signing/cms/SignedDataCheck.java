package org.motcua.signing.cms;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.motcua.signing.KeyRefusedException;
import org.motcua.signing.KeyRefusedException.Reason;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SigningException;
import org.motcua.signing.key.Verifier;

/** Judges a signature that was just made, before anyone else gets to see it. Thread-safe: it keeps nothing. */
public final class SignedDataCheck {

    /** Certificates and whatever else is not looked at are not parsed. */
    private static final boolean LAZILY = true;

    private SignedDataCheck() {}

    /**
     * Demands a signature by the certificate's key over the digest.
     *
     * @param contents the bytes of /Contents, with zeros behind the signature
     * @param digest hash of the document
     * @throws KeyRefusedException when the signature value is not one of the certificate's key
     * @throws SigningException when the container is not one over the digest
     */
    public static void require(byte[] contents, byte[] digest, SignatureAlgorithm algorithm, Verifier verifier) {
        SignerInfo signerInfo = signerInfo(contents);
        ASN1Set attributes = signerInfo.getAuthenticatedAttributes();
        if (!Arrays.equals(messageDigest(attributes), digest)) {
            throw new SigningException(
                    "The signature that was made is not one over the document; it was not put in place");
        }
        requireValue(der(attributes), signerInfo.getEncryptedDigest().getOctets(), algorithm, verifier);
    }

    /**
     * Demands a signature value by the certificate's key over signed attributes.
     *
     * @throws KeyRefusedException when it is not one
     */
    public static void requireValue(byte[] attributes, byte[] value, SignatureAlgorithm algorithm, Verifier verifier) {
        if (!verifier.verify(attributes, value, algorithm)) {
            throw new KeyRefusedException(
                    Reason.MISMATCH,
                    "The signature that the key made does not verify with its certificate; the certificate belongs to another"
                            + " key, or the key's device is faulty");
        }
    }

    private static SignerInfo signerInfo(byte[] contents) {
        try (ASN1InputStream input = new ASN1InputStream(contents, LAZILY)) {
            ContentInfo container = ContentInfo.getInstance(input.readObject());
            SignedData signedData = SignedData.getInstance(container.getContent());
            if (signedData.getSignerInfos().size() != 1) {
                throw new SigningException("The signature that was made has "
                        + signedData.getSignerInfos().size() + " signers, not 1");
            }
            return SignerInfo.getInstance(signedData.getSignerInfos().getObjectAt(0));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new SigningException("The signature that was made cannot be read back: " + e.getMessage(), e);
        }
    }

    private static byte[] messageDigest(ASN1Set attributes) {
        Attribute attribute = new AttributeTable(attributes).get(CMSAttributes.messageDigest);
        if (attribute == null || attribute.getAttrValues().size() != 1) {
            return new byte[0];
        }
        ASN1Encodable value = attribute.getAttrValues().getObjectAt(0);
        return ASN1OctetString.getInstance(value).getOctets();
    }

    private static byte[] der(ASN1Set attributes) {
        try {
            return attributes.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new SigningException("The signature that was made cannot be read back: " + e.getMessage(), e);
        }
    }
}
