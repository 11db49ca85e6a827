package org.motcua.core.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.motcua.core.Text;

/** The identity of a document: the SHA-256 of its bytes, as 64 hexadecimal digits in lower case. */
public record DocumentId(String value) {

    public DocumentId {
        Text.matching(value, "Document id", "[0-9a-f]{64}", "e3b0c44298fc1c149afbf4c8996fb924…");
    }

    public static DocumentId of(byte[] content) {
        return new DocumentId(HexFormat.of().formatHex(sha256().digest(content)));
    }

    static DocumentId ofDigest(MessageDigest digest) {
        return new DocumentId(HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
