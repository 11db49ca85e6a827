package org.motcua.signing.dss;

import java.util.Arrays;

/** One certificate, response or list in DER, known by its bytes. Immutable: nobody changes them. */
final class Encoded {

    private final byte[] bytes;
    private final int hash;

    Encoded(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Encoded that && hash == that.hash && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
