package org.motcua.signing.rssp;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of a call, read strictly. A null counts as absent: CSC API v2, 7.1. */
final class CscRequest {

    private final Map<String, Object> body;

    CscRequest(Map<String, Object> body, Set<String> known) {
        this.body = body;
        for (String name : body.keySet()) {
            if (!known.contains(name)) {
                throw CscError.invalidRequest("Unknown parameter " + name);
            }
        }
    }

    boolean has(String name) {
        return body.get(name) != null;
    }

    /** Of any type; null if there is none. */
    Object find(String name) {
        return body.get(name);
    }

    String string(String name) {
        return findString(name).orElseThrow(() -> CscError.missing("string", name));
    }

    Optional<String> findString(String name) {
        return find(name, String.class, "string");
    }

    boolean flag(String name) {
        return find(name, Boolean.class, "boolean").orElse(false);
    }

    long integer(String name) {
        return find(name, Long.class, "integer").orElseThrow(() -> CscError.missing("integer", name));
    }

    /** Empty if there is none or it is not an integer. */
    Optional<Long> findInteger(String name) {
        return body.get(name) instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    List<?> array(String name) {
        return findArray(name).orElseThrow(() -> CscError.missing("array", name));
    }

    Optional<List<?>> findArray(String name) {
        return find(name, List.class, "array").map(list -> (List<?>) list);
    }

    /** Base64-encoded hashes, whose errors call them "hash" in v1 and v2: CSC API v1, 11.9, and v2, 11.10. */
    Optional<List<byte[]>> findHashes(String name) {
        Object value = body.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof List<?> list)) {
            throw CscError.missing("array", "hash");
        }
        if (list.isEmpty()) {
            throw CscError.invalidRequest("Empty hash array");
        }
        List<byte[]> hashes = new ArrayList<>();
        for (Object element : list) {
            hashes.add(
                    base64(element).orElseThrow(() -> CscError.invalidRequest("Invalid Base64 hash string parameter")));
        }
        return Optional.of(hashes);
    }

    List<byte[]> hashes(String name) {
        return findHashes(name).orElseThrow(() -> CscError.missing("array", "hash"));
    }

    Optional<CscDigest> findDigest(String name) {
        return findString(name).map(oid -> CscDigest.find(oid).orElseThrow(() -> CscError.invalidParameter(name)));
    }

    CscDigest digest(String name) {
        return findDigest(name).orElseThrow(() -> CscError.missing("string", name));
    }

    static void requireLength(List<byte[]> hashes, CscDigest digest) {
        for (byte[] hash : hashes) {
            if (hash.length != digest.length()) {
                throw CscError.invalidRequest("Invalid digest value length");
            }
        }
    }

    /** Padded Base64 in its one canonical form; the JDK's decoder would take it without padding, too. */
    static Optional<byte[]> base64(Object text) {
        if (!(text instanceof String string) || string.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(string);
            return Base64.getEncoder().encodeToString(bytes).equals(string) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> find(String name, Class<T> type, String typeName) {
        Object value = body.get(name);
        if (value != null && !type.isInstance(value)) {
            throw CscError.missing(typeName, name);
        }
        return Optional.ofNullable(type.cast(value));
    }
}
