package org.motcua.signing.evidence;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.tsp.ers.ERSByteData;
import org.bouncycastle.tsp.ers.ERSData;
import org.bouncycastle.tsp.ers.ERSDataGroup;

/**
 * What one evidence record is over: a data object, or several that belong together (a data object group of RFC 4998 1.2), such
 * as a text and its signature. Immutable and thread-safe.
 */
public final class DataGroup {

    private final List<byte[]> objects;

    private DataGroup(List<byte[]> objects) {
        this.objects = objects;
    }

    /**
     * These objects, in no order.
     *
     * @throws IllegalArgumentException without any
     */
    public static DataGroup of(byte[]... objects) {
        if (objects.length == 0) {
            throw new IllegalArgumentException("An evidence record is over at least one data object");
        }
        return new DataGroup(Arrays.stream(objects).map(byte[]::clone).toList());
    }

    boolean isGroup() {
        return objects.size() > 1;
    }

    ERSData data() {
        return isGroup()
                ? new ERSDataGroup(
                        objects.stream().<ERSData>map(ERSByteData::new).toList())
                : new ERSByteData(objects.get(0));
    }
}
