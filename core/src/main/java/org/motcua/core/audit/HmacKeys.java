package org.motcua.core.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.motcua.core.Text;
import org.motcua.core.json.UnreadableDataException;

/**
 * HMAC-SHA-256 (RFC 2104) under keys of at least 32 bytes. The first one is current, the others only verify: a key is
 * renewed by putting a new one before it. Immutable and thread-safe.
 */
public final class HmacKeys implements RecordKeys {

    /** In bytes; as many as the hash has (RFC 2104, 3). */
    public static final int LEAST_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private final Map<String, SecretKeySpec> keys;
    private final String current;

    private HmacKeys(Map<String, SecretKeySpec> keys) {
        this.keys = keys;
        this.current = keys.keySet().iterator().next();
    }

    /**
     * Keys by their names.
     *
     * @param keys the current one first, in a map that keeps the order
     * @throws IllegalArgumentException when there is none, or one is too short
     */
    public static HmacKeys of(Map<String, byte[]> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("There is no key: give at least one of " + LEAST_BYTES + " bytes");
        }
        Map<String, SecretKeySpec> all = new LinkedHashMap<>();
        keys.forEach((name, key) -> {
            Text.required(name, "Name of a record key", 60);
            Text.matching(name, "Name of a record key", "[A-Za-z0-9._-]+", "2026-a");
            if (key.length < LEAST_BYTES) {
                throw new IllegalArgumentException("The record key \"" + name + "\" has " + key.length
                        + " bytes: make one of " + LEAST_BYTES + " random bytes at least");
            }
            all.put(name, new SecretKeySpec(key, ALGORITHM));
        });
        return new HmacKeys(all);
    }

    /**
     * Keys of a text file: a line a key, the current one first, each its name, a space and the key in Base64. On a system
     * with POSIX permissions the file must be closed to others.
     *
     * @throws UnreadableDataException naming the line that is no key; it never tells the key
     */
    public static HmacKeys read(Path file) {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        try {
            requireClosed(file);
            int number = 0;
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                if (!line.isBlank()) {
                    read(file, number, line.strip().split(" +", -1), keys);
                }
            }
            return of(keys);
        } catch (IOException e) {
            throw new UnreadableDataException(file.toString(), "", "it cannot be read, " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new UnreadableDataException(file.toString(), "", String.valueOf(e.getMessage()), e);
        }
    }

    private static void read(Path file, int number, String[] parts, Map<String, byte[]> keys) {
        String problem = parts.length != 2 ? "it is not a name and a key" : null;
        if (problem == null) {
            try {
                problem = keys.put(parts[0], Base64.getDecoder().decode(parts[1])) == null
                        ? null
                        : "there is another key of this name";
            } catch (IllegalArgumentException e) { // whose message would tell a part of the key
                problem = "the key is not in Base64";
            }
        }
        if (problem != null) {
            throw new UnreadableDataException(file.toString(), "line " + number, problem, null);
        }
    }

    private static void requireClosed(Path file) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> open = EnumSet.copyOf(OTHERS);
        open.retainAll(Files.getPosixFilePermissions(file));
        if (!open.isEmpty()) {
            throw new UnreadableDataException(
                    file.toString(), "", "others may use it (" + open + "): chmod 600 it, and make new keys", null);
        }
    }

    @Override
    public String authenticate(String text) {
        return current + ":" + HexFormat.of().formatHex(code(current, text));
    }

    @Override
    public boolean isAuthentic(String text, String mac) {
        int colon = mac.indexOf(':');
        String name = mac.substring(0, Math.max(0, colon));
        if (!keys.containsKey(name)) {
            return false;
        }
        byte[] right = HexFormat.of().formatHex(code(name, text)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(right, mac.substring(colon + 1).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] code(String name, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(keys.get(name));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }
}
