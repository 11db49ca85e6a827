package org.motcua.signing.increment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are being laid out, and that can be patched afterwards. Not thread-safe. */
final class Buffer {

    private byte[] bytes = new byte[8192];
    private int size;

    int size() {
        return size;
    }

    Buffer append(String ascii) {
        return append(ascii.getBytes(StandardCharsets.ISO_8859_1));
    }

    Buffer append(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    Buffer append(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
        return this;
    }

    Buffer fill(char ascii, int count) {
        reserve(count);
        Arrays.fill(bytes, size, size + count, (byte) ascii);
        size += count;
        return this;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        long needed = (long) size + more;
        if (needed > Integer.MAX_VALUE - 16) {
            throw new OutOfMemoryError("An increment of more than 2 GiB");
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 16L, Math.max(needed, 2L * bytes.length)));
        }
    }
}
