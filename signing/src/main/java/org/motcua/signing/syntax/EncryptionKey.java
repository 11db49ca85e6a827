package org.motcua.signing.syntax;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Finds the file's key from a user's or owner's password (ISO 32000-1 7.6.3.3, ISO 32000-2 7.6.4.3). */
final class EncryptionKey {

    private static final int[] PADDING = {
        0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08, 0x2E, 0x2E,
        0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A
    };
    private static final int PADDED = 32;
    private static final int HASH_AND_SALTS = 48;

    private final long revision;
    private final int keyBytes;
    private final byte[] owner;
    private final byte[] user;
    private final byte[] ownerKey;
    private final byte[] userKey;
    private final int permissions;
    private final byte[] fileId;
    private final boolean encryptMetadata;

    private EncryptionKey(Snapshot document, PdfDictionary dictionary, long version) {
        this.revision = StandardDecryption.integer(document, dictionary, "R", 2);
        long bits =
                version == 1 ? 40 : version == 4 ? 128 : StandardDecryption.integer(document, dictionary, "Length", 40);
        if (bits < 40 || bits > 256 || bits % 8 != 0) {
            throw StandardDecryption.unsupported("key of " + bits + " bits");
        }
        this.keyBytes = (int) bits / 8;
        this.owner = bytes(document, dictionary, "O");
        this.user = bytes(document, dictionary, "U");
        this.ownerKey = bytes(document, dictionary, "OE");
        this.userKey = bytes(document, dictionary, "UE");
        this.permissions = (int) StandardDecryption.integer(document, dictionary, "P", 0);
        PdfArray id = document.findArray(document.trailer(), "ID");
        this.fileId = id != null && id.size() > 0 && document.resolve(id.get(0)) instanceof PdfString first
                ? first.bytes()
                : new byte[0];
        this.encryptMetadata =
                !(document.get(dictionary, "EncryptMetadata") instanceof PdfBoolean flag) || flag.value();
    }

    static EncryptionKey of(Snapshot document, PdfDictionary dictionary, long version) {
        return new EncryptionKey(document, dictionary, version);
    }

    private static byte[] bytes(Snapshot document, PdfDictionary dictionary, String key) {
        PdfString string = document.findString(dictionary, key);
        return string == null ? new byte[0] : string.bytes();
    }

    boolean encryptsMetadata() {
        return encryptMetadata;
    }

    byte @Nullable [] find(char[] password) throws GeneralSecurityException {
        if (revision >= 5) {
            return findAes256(utf8(password));
        }
        byte[] padded = padded(password);
        byte[] key = fileKey(padded);
        if (isUserKey(key)) {
            return key;
        }
        byte[] viaOwner = fileKey(userPasswordFromOwner(padded));
        return isUserKey(viaOwner) ? viaOwner : null;
    }

    /** Algorithm 2. */
    private byte[] fileKey(byte[] padded) throws GeneralSecurityException {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        md5.update(padded);
        md5.update(owner, 0, Math.min(owner.length, PADDED));
        md5.update(new byte[] {
            (byte) permissions, (byte) (permissions >> 8), (byte) (permissions >> 16), (byte) (permissions >> 24)
        });
        md5.update(fileId);
        if (revision >= 4 && !encryptMetadata) {
            md5.update(new byte[] {-1, -1, -1, -1});
        }
        byte[] digest = md5.digest();
        int length = revision == 2 ? 5 : Math.min(keyBytes, 16);
        for (int i = 0; revision >= 3 && i < 50; i++) {
            digest = md5.digest(Arrays.copyOf(digest, length));
        }
        return Arrays.copyOf(digest, length);
    }

    /** Algorithms 4 and 5. */
    private boolean isUserKey(byte[] key) throws GeneralSecurityException {
        if (revision == 2) {
            return user.length >= PADDED
                    && Arrays.equals(StandardDecryption.rc4(key, padding()), Arrays.copyOf(user, PADDED));
        }
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        md5.update(padding());
        byte[] value = md5.digest(fileId);
        for (int i = 0; i < 20; i++) {
            value = StandardDecryption.rc4(xor(key, i), value);
        }
        return user.length >= 16 && Arrays.equals(value, Arrays.copyOf(user, 16));
    }

    /** Algorithm 7. */
    private byte[] userPasswordFromOwner(byte[] padded) throws GeneralSecurityException {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        byte[] digest = md5.digest(padded);
        for (int i = 0; revision >= 3 && i < 50; i++) {
            digest = md5.digest(digest);
        }
        byte[] key = Arrays.copyOf(digest, revision == 2 ? 5 : Math.min(keyBytes, 16));
        byte[] value = Arrays.copyOf(owner, PADDED);
        for (int i = revision == 2 ? 0 : 19; i >= 0; i--) {
            value = StandardDecryption.rc4(xor(key, i), value);
        }
        return value;
    }

    /** Algorithm 2.A of ISO 32000-2. */
    private byte @Nullable [] findAes256(byte[] password) throws GeneralSecurityException {
        if (owner.length < HASH_AND_SALTS || user.length < HASH_AND_SALTS) {
            throw StandardDecryption.unsupported("password entries of the wrong length");
        }
        byte[] users = Arrays.copyOf(user, HASH_AND_SALTS);
        if (Arrays.equals(hash(password, salt(owner, 32), users), Arrays.copyOf(owner, 32))) {
            return unwrap(hash(password, salt(owner, 40), users), ownerKey);
        }
        if (Arrays.equals(hash(password, salt(user, 32), new byte[0]), Arrays.copyOf(user, 32))) {
            return unwrap(hash(password, salt(user, 40), new byte[0]), userKey);
        }
        return null;
    }

    private static byte[] salt(byte[] entry, int from) {
        return Arrays.copyOfRange(entry, from, from + 8);
    }

    private static byte[] unwrap(byte[] key, byte[] wrapped) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
        return cipher.doFinal(wrapped, 0, Math.min(wrapped.length, 32));
    }

    /** Algorithm 2.B of ISO 32000-2; revision 5 had a plain SHA-256 in its place. */
    private byte[] hash(byte[] password, byte[] salt, byte[] users) throws GeneralSecurityException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(password);
        sha256.update(salt);
        byte[] key = sha256.digest(users);
        if (revision == 5) {
            return key;
        }
        byte[] encrypted = new byte[0];
        for (int round = 0; round < 64 || (encrypted[encrypted.length - 1] & 0xFF) > round - 32; round++) {
            byte[] once = concat(password, key, users);
            byte[] input = new byte[once.length * 64];
            for (int i = 0; i < 64; i++) {
                System.arraycopy(once, 0, input, i * once.length, once.length);
            }
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, 0, 16, "AES"), new IvParameterSpec(key, 16, 16));
            encrypted = cipher.doFinal(input);
            int remainder = 0;
            for (int i = 0; i < 16; i++) {
                remainder += encrypted[i] & 0xFF;
            }
            String digest = switch (remainder % 3) {
                case 0 -> "SHA-256";
                case 1 -> "SHA-384";
                default -> "SHA-512";
            };
            key = MessageDigest.getInstance(digest).digest(encrypted);
        }
        return Arrays.copyOf(key, 32);
    }

    private static byte[] concat(byte[] a, byte[] b, byte[] c) {
        return ByteBuffer.allocate(a.length + b.length + c.length)
                .put(a)
                .put(b)
                .put(c)
                .array();
    }

    private static byte[] xor(byte[] key, int value) {
        byte[] out = key.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] ^= (byte) value;
        }
        return out;
    }

    private static byte[] padding() {
        byte[] bytes = new byte[PADDED];
        for (int i = 0; i < PADDED; i++) {
            bytes[i] = (byte) PADDING[i];
        }
        return bytes;
    }

    private static byte[] padded(char[] password) {
        byte[] bytes =
                StandardCharsets.ISO_8859_1.encode(CharBuffer.wrap(password)).array();
        byte[] out = padding();
        int length = Math.min(password.length, PADDED);
        System.arraycopy(bytes, 0, out, 0, length);
        System.arraycopy(padding(), 0, out, length, PADDED - length);
        return out;
    }

    /** At most 127 bytes count (ISO 32000-2 7.6.4.3.3). */
    private static byte[] utf8(char[] password) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] bytes = new byte[Math.min(encoded.remaining(), 127)];
        encoded.get(bytes);
        return bytes;
    }
}
