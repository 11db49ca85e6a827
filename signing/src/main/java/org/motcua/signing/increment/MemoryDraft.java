package org.motcua.signing.increment;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** A document in the making in memory. Not thread-safe. */
public final class MemoryDraft implements Draft {

    private final Bytes bytes;

    /**
     * An empty draft.
     *
     * @param expected about how many bytes it is going to have
     */
    public MemoryDraft(int expected) {
        this.bytes = new Bytes(expected);
    }

    /** Copies only what is asked for. */
    private static final class Bytes extends ByteArrayOutputStream {

        private Bytes(int expected) {
            super(expected);
        }

        private synchronized byte[] from(int offset) {
            return Arrays.copyOfRange(buf, offset, count);
        }
    }

    @Override
    public OutputStream stream() {
        return bytes;
    }

    @Override
    public byte[] readFrom(long offset) {
        return bytes.from(Math.toIntExact(offset));
    }

    @Override
    public long length() {
        return bytes.size();
    }

    @Override
    public Source written() {
        return Source.memory(toByteArray());
    }

    /** All that was written. */
    public byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
