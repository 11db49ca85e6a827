package org.motcua.signing.increment;

import java.io.IOException;
import java.util.Objects;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/**
 * A document in memory for PDFBox, which reads octet by octet and looks at each twice: several times faster than its own
 * buffer of chunks. Not thread-safe.
 */
final class MemoryRead implements RandomAccessRead {

    private final byte[] bytes;
    private int position;
    private boolean closed;

    MemoryRead(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        return position < bytes.length ? bytes[position++] & 0xff : -1;
    }

    @Override
    public int peek() {
        return position < bytes.length ? bytes[position] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (position >= bytes.length) {
            return -1;
        }
        int count = Math.min(length, bytes.length - position);
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public void rewind(int count) throws IOException {
        seek((long) position - count);
    }

    @Override
    public void skip(int count) throws IOException {
        seek((long) position + count);
    }

    @Override
    public void seek(long target) throws IOException {
        if (target < 0) {
            throw new IOException("There is nothing at offset " + target);
        }
        // Beyond the end is at the end, as with PDFBox's own sources.
        position = (int) Math.min(target, bytes.length);
    }

    @Override
    public long getPosition() {
        return position;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public boolean isEOF() {
        return position >= bytes.length;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public RandomAccessReadView createView(long start, long length) throws IOException {
        return new RandomAccessReadView(this, start, length);
    }

    @Override
    public void close() {
        closed = true;
    }
}
