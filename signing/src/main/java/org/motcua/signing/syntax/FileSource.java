package org.motcua.signing.syntax;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A document in a file. Its length is the one at opening: what is appended meanwhile is not part of the answer. */
final class FileSource implements PdfSource {

    private final FileChannel channel;
    private final long length;

    private FileSource(FileChannel channel, long length) {
        this.channel = channel;
        this.length = length;
    }

    static FileSource open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new FileSource(channel, channel.size());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int read(long position, byte[] into, int offset, int count) throws IOException {
        if (position < 0 || position >= length) {
            return 0;
        }
        ByteBuffer target = ByteBuffer.wrap(into, offset, (int) Math.min(count, length - position));
        while (target.hasRemaining()) {
            int read = channel.read(target, position + target.position() - offset);
            if (read < 0) {
                throw new IOException("The file became shorter while it was read");
            }
        }
        return target.position() - offset;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
