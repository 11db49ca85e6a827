package org.motcua.signing.syntax;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the parsed objects that were used last, bounded by their number and by the bytes that they take in the file. */
final class ObjectCache<V> {

    private final int maxEntries;
    private final long maxBytes;
    private final LinkedHashMap<Key, Weighed<V>> entries = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    ObjectCache(int maxEntries, long maxBytes) {
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
    }

    /** The same place in the file holds the same object in every revision. */
    record Key(long offset, long detail) {}

    private record Weighed<V>(V value, long bytes) {}

    @Nullable
    V find(Key key) {
        Weighed<V> found = entries.get(key);
        return found == null ? null : found.value();
    }

    void put(Key key, V value, long weight) {
        if (weight > maxBytes) {
            return;
        }
        Weighed<V> before = entries.put(key, new Weighed<>(value, weight));
        bytes += weight - (before == null ? 0 : before.bytes());
        var oldest = entries.entrySet().iterator();
        while (entries.size() > maxEntries || bytes > maxBytes) {
            Map.Entry<Key, Weighed<V>> entry = oldest.next();
            bytes -= entry.getValue().bytes();
            oldest.remove();
        }
    }
}
