package org.motcua.signing.increment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.motcua.signing.SigningException;

/** Puts a signature into the room that was left for it in a document prepared earlier. Thread-safe: it keeps nothing. */
public final class HoleFilling {

    private static final int COPY_BYTES = 256 * 1024;

    private HoleFilling() {}

    /**
     * Copies a document, hashing all but the room for the signature, which goes into it.
     *
     * @param holeStart offset of the room's {@code <}
     * @param capacity how many bytes the signature may have
     */
    public static void copy(
            InputStream prepared,
            long holeStart,
            int capacity,
            byte[] signature,
            MessageDigest digest,
            OutputStream output)
            throws IOException {
        if (signature.length > capacity) {
            throw new SigningException("The signature has " + signature.length
                    + " bytes, but the prepared document keeps " + capacity + " for it; prepare it again");
        }
        copy(prepared, holeStart, digest, output);
        byte[] hole = prepared.readNBytes(2 * capacity + 2);
        String zeros = "<" + "0".repeat(2 * capacity) + ">";
        if (!zeros.equals(new String(hole, StandardCharsets.ISO_8859_1))) {
            throw new SigningException(
                    "The prepared document has no empty room for the signature where it was left; prepare it again");
        }
        byte[] hex = HexFormat.of().formatHex(signature).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(hex, 0, hole, 1, hex.length);
        output.write(hole);
        copy(prepared, Long.MAX_VALUE, digest, output);
    }

    /** What stands in a room that was read back. */
    public static byte[] contents(byte[] fromHole, int capacity) {
        String hex = new String(fromHole, 1, 2 * capacity, StandardCharsets.ISO_8859_1);
        return HexFormat.of().parseHex(hex);
    }

    private static void copy(InputStream input, long count, MessageDigest digest, OutputStream output)
            throws IOException {
        byte[] buffer = new byte[COPY_BYTES];
        long left = count;
        while (left > 0) {
            int read = input.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                return;
            }
            digest.update(buffer, 0, read);
            output.write(buffer, 0, read);
            left -= read;
        }
    }
}
