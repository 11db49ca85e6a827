package org.motcua.core.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.motcua.core.Text;

/**
 * A hash in a seal: SHA-256 as 64 hexadecimal digits in lower case. Leaves and nodes of a tree are hashed apart (RFC
 * 9162, 2.1.1), so that neither can be shown for the other. Thread-safe.
 */
public record SealHash(String value) {

    /** What the first seal names as the hash of the seal before it. */
    public static final SealHash NONE = new SealHash("0".repeat(64));

    /** As statements name it. */
    static final String ALGORITHM = "SHA-256";

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    public SealHash {
        Text.matching(value, "Hash", "[0-9a-f]{64}", "64 hexadecimal digits");
    }

    /** Of the text in UTF-8. */
    static SealHash of(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static SealHash leaf(String text) {
        return digest(LEAF, text.getBytes(StandardCharsets.UTF_8));
    }

    static SealHash node(SealHash left, SealHash right) {
        return digest(NODE, left.bytes(), right.bytes());
    }

    private byte[] bytes() {
        return HexFormat.of().parseHex(value);
    }

    private static SealHash digest(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(ALGORITHM);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return new SealHash(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
