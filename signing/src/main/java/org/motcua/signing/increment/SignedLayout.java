package org.motcua.signing.increment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.motcua.signing.SigningException;

/**
 * An increment as it is going to be written, complete but for the signature: /ByteRange stands, /Contents is zeros. Not
 * thread-safe.
 */
public final class SignedLayout {

    private final long base;
    private final long startXref;
    private final SignatureRoom room;
    private final byte[] bytes;

    SignedLayout(long base, long startXref, SignatureRoom room, byte[] bytes) {
        this.base = base;
        this.startXref = startXref;
        this.room = room;
        this.bytes = bytes;
        writeByteRange();
    }

    private void writeByteRange() {
        byte[] array = byteRange().getBytes(StandardCharsets.US_ASCII);
        if (array.length > room.byteRangeWidth()) {
            throw new SigningException("A /ByteRange of " + array.length + " bytes does not fit its room");
        }
        System.arraycopy(array, 0, bytes, room.byteRangeAt(), array.length);
    }

    private String byteRange() {
        long hole = base + room.holeStart();
        long behind = base + room.holeEnd();
        return "[0 " + hole + " " + behind + " " + (length() - behind) + "]";
    }

    /** Bytes of the whole document with this increment. */
    public long length() {
        return base + bytes.length;
    }

    public int capacity() {
        return room.capacity();
    }

    /** Hashes what is signed of the increment, onto the hash of all that stands before it. */
    void updateDigest(MessageDigest digest) {
        digest.update(bytes, 0, room.holeStart());
        digest.update(bytes, room.holeEnd(), bytes.length - room.holeEnd());
    }

    /** The increment with the signature in it. */
    byte[] with(byte[] signature) {
        if (signature.length > capacity()) {
            throw new SigningException(
                    "A signature of " + signature.length + " bytes does not fit the " + capacity() + " kept for it");
        }
        byte[] hex = HexFormat.of().formatHex(signature).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(hex, 0, bytes, room.holeStart() + 1, hex.length);
        return bytes;
    }

    long base() {
        return base;
    }

    long startXref() {
        return startXref;
    }

    SignatureRoom room() {
        return room;
    }
}
