package org.motcua.signing.syntax;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A dictionary, keys without slash.
 *
 * <p>Where a key occurs twice, readers differ in which value they take. The first keeps its name, the others get one with
 * {@link #DUPLICATE}, so that a comparison sees all of them.
 */
public record PdfDictionary(Map<String, PdfObject> entries) implements PdfObject {

    /** Separates a key from the number of its repetition. */
    static final String DUPLICATE = "\u0000#";

    public static final PdfDictionary EMPTY = new PdfDictionary(Map.of());

    public PdfDictionary {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    public PdfObject get(String key) {
        return entries.getOrDefault(key, PdfNull.NULL);
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    public Set<String> keys() {
        return entries.keySet();
    }

    public boolean hasDuplicates() {
        return entries.keySet().stream().anyMatch(key -> key.contains(DUPLICATE));
    }

    /** Whether the value of the key is, directly, this name. */
    public boolean isName(String key, String name) {
        return get(key) instanceof PdfName value && value.value().equals(name);
    }
}
