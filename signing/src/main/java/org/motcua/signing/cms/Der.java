package org.motcua.signing.cms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.motcua.signing.SigningException;

/**
 * DER put together from parts that are encoded already (X.690 8.1): certificates are not encoded anew for every
 * signature. Thread-safe: it keeps nothing.
 */
final class Der {

    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    static final int OCTET_STRING = 0x04;

    /** Lengths up to here are their own encoding. */
    private static final int SHORT_LENGTH = 0x7f;

    private Der() {}

    /** The tag [number] of a constructed value. */
    static int context(int number) {
        return 0xa0 | number;
    }

    static byte[] of(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new SigningException("A signature cannot be encoded: " + e.getMessage(), e);
        }
    }

    /** One value with a tag and a length around all parts. */
    static byte[] wrap(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        int lengthOctets = length <= SHORT_LENGTH ? 0 : (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        byte[] wrapped = new byte[2 + lengthOctets + length];
        wrapped[0] = (byte) tag;
        wrapped[1] = (byte) (lengthOctets == 0 ? length : 0x80 | lengthOctets);
        for (int i = 0; i < lengthOctets; i++) {
            wrapped[2 + i] = (byte) (length >>> (Byte.SIZE * (lengthOctets - 1 - i)));
        }
        int at = 2 + lengthOctets;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, wrapped, at, part.length);
            at += part.length;
        }
        return wrapped;
    }

    /** The same value with another tag, as an implicit one. */
    static byte[] tagged(int tag, byte[] value) {
        byte[] copy = value.clone();
        copy[0] = (byte) tag;
        return copy;
    }

    static byte[] concatenated(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
