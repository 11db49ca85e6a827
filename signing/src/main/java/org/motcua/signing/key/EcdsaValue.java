package org.motcua.signing.key;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.motcua.signing.SigningException;

/** PKCS#11 answers r and s side by side, CMS wants their DER sequence (RFC 5480 appendix A). Some keys answer that already. */
public final class EcdsaValue {

    private EcdsaValue() {}

    public static byte[] toDer(byte[] value) {
        if (isDer(value)) {
            return value;
        }
        if (value.length == 0 || value.length % 2 != 0) {
            throw new SigningException("The key answered " + value.length + " octets, which is no ECDSA signature");
        }
        int half = value.length / 2;
        ASN1Integer r = new ASN1Integer(new BigInteger(1, Arrays.copyOf(value, half)));
        ASN1Integer s = new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(value, half, value.length)));
        try {
            return new DERSequence(new ASN1Integer[] {r, s}).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new SigningException("An ECDSA signature cannot be encoded", e);
        }
    }

    /** By chance r would have to look like the header of a sequence of two integers that ends where s ends. */
    private static boolean isDer(byte[] value) {
        try {
            ASN1Primitive parsed = ASN1Primitive.fromByteArray(value);
            return parsed instanceof ASN1Sequence sequence
                    && sequence.size() == 2
                    && sequence.getObjectAt(0) instanceof ASN1Integer
                    && sequence.getObjectAt(1) instanceof ASN1Integer;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
