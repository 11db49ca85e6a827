package org.motcua.signing.increment;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/**
 * Lets PDFBox read in a file that this process is still writing, through the very channel that writes it: a second one
 * would not get past the lock on some platforms, and closing it would take the lock away on others. Not thread-safe.
 */
final class ChannelRead implements RandomAccessRead {

    private static final int PAGE_BYTES = 32 * 1024;

    private final FileChannel channel;
    private final long length;
    private final ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES).limit(0);
    private long pageStart;
    private long position;
    private boolean closed;

    ChannelRead(FileChannel channel, long length) {
        this.channel = channel;
        this.length = length;
    }

    @Override
    public int read() throws IOException {
        if (isEOF()) {
            return -1;
        }
        fill();
        return page.get((int) (position++ - pageStart)) & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        if (isEOF()) {
            return -1;
        }
        fill();
        int at = (int) (position - pageStart);
        int read = Math.min(count, page.limit() - at);
        page.get(at, target, offset, read);
        position += read;
        return read;
    }

    /** Afterwards the byte at the position is in the page. */
    private void fill() throws IOException {
        if (position >= pageStart && position < pageStart + page.limit()) {
            return;
        }
        pageStart = position - position % PAGE_BYTES;
        page.clear().limit((int) Math.min(PAGE_BYTES, length - pageStart));
        while (page.hasRemaining()) {
            if (channel.read(page, pageStart + page.position()) < 0) {
                page.limit(0);
                throw new EOFException("The file became shorter while it was written");
            }
        }
        page.flip();
    }

    @Override
    public long getPosition() {
        return position;
    }

    @Override
    public void seek(long wanted) throws IOException {
        if (wanted < 0) {
            throw new IOException("No position " + wanted);
        }
        position = Math.min(wanted, length);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isEOF() {
        return position >= length;
    }

    @Override
    public RandomAccessReadView createView(long start, long count) {
        return new RandomAccessReadView(this, start, count);
    }

    /** The channel belongs to whoever writes. */
    @Override
    public void close() {
        closed = true;
    }
}
