package org.motcua.signing.syntax;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.FindingCode;

/** The standard security handler (ISO 32000-1 7.6.3; ISO 32000-2 7.6.4 for AES-256), reading only. */
final class StandardDecryption implements Decryption {

    private static final int BLOCK = 16;
    private static final byte[] AES_SALT = {'s', 'A', 'l', 'T'};

    private enum Method {
        NONE,
        RC4,
        AES_128,
        AES_256
    }

    private final byte[] fileKey;
    private final Method strings;
    private final Method streams;
    private final boolean metadata;

    private StandardDecryption(byte[] fileKey, Method strings, Method streams, boolean metadata) {
        this.metadata = metadata;
        this.fileKey = fileKey;
        this.strings = strings;
        this.streams = streams;
    }

    static StandardDecryption open(Snapshot document, PdfObject encryption, char @Nullable [] password) {
        if (!(document.resolve(encryption) instanceof PdfDictionary dictionary)
                || !"Standard".equals(document.findName(dictionary, "Filter"))) {
            throw unsupported("only the standard security handler");
        }
        long version = integer(document, dictionary, "V", 0);
        if (version != 1 && version != 2 && version != 4 && version != 5) {
            throw unsupported("version " + version);
        }
        Method strings = version < 4 ? Method.RC4 : method(document, dictionary, "StrF");
        Method streams = version < 4 ? Method.RC4 : method(document, dictionary, "StmF");
        EncryptionKey key = EncryptionKey.of(document, dictionary, version);
        try {
            byte[] fileKey = key.find(password == null ? new char[0] : password);
            if (fileKey == null) {
                throw new PdfSyntaxException(
                        FindingCode.PASSWORD_NEEDED, password == null ? "none was given" : "the given one is wrong");
            }
            return new StandardDecryption(fileKey, strings, streams, version < 4 || key.encryptsMetadata());
        } catch (GeneralSecurityException e) {
            throw new PdfSyntaxException(FindingCode.ENCRYPTION_UNSUPPORTED, String.valueOf(e.getMessage()), e);
        }
    }

    private static Method method(Snapshot document, PdfDictionary dictionary, String key) {
        String filter = document.findName(dictionary, key);
        if (filter == null || filter.equals("Identity")) {
            return Method.NONE;
        }
        PdfDictionary crypt = document.dictionary(document.dictionary(dictionary, "CF"), filter);
        String method = document.findName(crypt, "CFM");
        return switch (method == null ? "" : method) {
            case "None" -> Method.NONE;
            case "V2" -> Method.RC4;
            case "AESV2" -> Method.AES_128;
            case "AESV3" -> Method.AES_256;
            default -> throw unsupported("crypt filter method " + method);
        };
    }

    static long integer(Snapshot document, PdfDictionary dictionary, String key, long otherwise) {
        return document.get(dictionary, key) instanceof PdfNumber number ? number.longValue() : otherwise;
    }

    static PdfSyntaxException unsupported(String what) {
        return new PdfSyntaxException(FindingCode.ENCRYPTION_UNSUPPORTED, what);
    }

    @Override
    public byte[] string(byte[] encrypted, int number, int generation) {
        try {
            return decrypt(strings, encrypted, number, generation);
        } catch (PdfSyntaxException e) {
            return encrypted; // some producers leave the strings of what they add as they are
        }
    }

    @Override
    public byte[] stream(byte[] encrypted, int number, int generation) {
        return decrypt(streams, encrypted, number, generation);
    }

    @Override
    public boolean encryptsMetadata() {
        return metadata;
    }

    @Override
    public boolean dependsOnNumber() {
        return streams == Method.RC4 || streams == Method.AES_128;
    }

    private byte[] decrypt(Method method, byte[] data, int number, int generation) {
        try {
            return switch (method) {
                case NONE -> data;
                case RC4 -> rc4(objectKey(number, generation, false), data);
                case AES_128 -> aes(objectKey(number, generation, true), data);
                case AES_256 -> aes(fileKey, data);
            };
        } catch (GeneralSecurityException e) {
            throw PdfSyntaxException.malformed("object " + number + " does not decrypt (" + e.getMessage() + ")");
        }
    }

    /** Algorithm 1 of ISO 32000-1 7.6.2. */
    private byte[] objectKey(int number, int generation, boolean aes) throws GeneralSecurityException {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        md5.update(fileKey);
        md5.update(new byte[] {
            (byte) number, (byte) (number >> 8), (byte) (number >> 16), (byte) generation, (byte) (generation >> 8)
        });
        if (aes) {
            md5.update(AES_SALT);
        }
        return Arrays.copyOf(md5.digest(), Math.min(fileKey.length + 5, 16));
    }

    static byte[] rc4(byte[] key, byte[] data) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ARCFOUR");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "ARCFOUR"));
        return cipher.doFinal(data);
    }

    private static byte[] aes(byte[] key, byte[] data) throws GeneralSecurityException {
        if (data.length < 2 * BLOCK) {
            return new byte[0];
        }
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(data, 0, BLOCK));
        return cipher.doFinal(data, BLOCK, (data.length - BLOCK) / BLOCK * BLOCK);
    }
}
