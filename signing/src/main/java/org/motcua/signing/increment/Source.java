package org.motcua.signing.increment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.apache.pdfbox.io.RandomAccessInputStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.motcua.signing.UnreadablePdfException;

/** The bytes of the document that is changed, in a file or in memory. Not thread-safe. */
public sealed interface Source {

    /** Files up to this size are read at once and only once; a letter is far smaller, and a small heap holds several. */
    int IN_MEMORY_BYTES = 1024 * 1024;

    /** A file; a large one is read in pieces, so memory does not grow with it. */
    static Source file(Path path) {
        return file(path, path.toString());
    }

    /** A file that messages call by another name. */
    static Source file(Path path, String name) {
        try {
            if (Files.isDirectory(path)) {
                throw new UnreadablePdfException(name + " is a folder, not a PDF file");
            }
            long length = Files.size(path);
            return length <= IN_MEMORY_BYTES
                    ? new MemorySource(Files.readAllBytes(path), name)
                    : new FileSource(path, name, length);
        } catch (NoSuchFileException e) {
            throw new UnreadablePdfException(name + " does not exist; check the path", e);
        } catch (IOException e) {
            throw new UnreadablePdfException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** A document in memory that messages call by a name. */
    static Source memory(byte[] bytes, String name) {
        return new MemorySource(bytes, name);
    }

    /** A document in memory, named "the document" in messages. */
    static Source memory(byte[] bytes) {
        return new MemorySource(bytes, "The document");
    }

    long length();

    /** What messages call it. */
    String name();

    /** For PDFBox to read in. */
    RandomAccessRead open() throws IOException;

    /** Copies all bytes, hashing them on the way, so that a large document is read once. */
    void copy(OutputStream output, MessageDigest digest) throws IOException;

    /** Copies all bytes. */
    default void copy(OutputStream output) throws IOException {
        try (RandomAccessRead input = open()) {
            new RandomAccessInputStream(input).transferTo(output);
        }
    }

    /** See {@link Source#file}. */
    record FileSource(Path path, String name, long length) implements Source {

        /** Large enough that system calls cost nothing beside hashing, small enough for a small heap. */
        private static final int COPY_BYTES = 256 * 1024;

        @Override
        public RandomAccessRead open() throws IOException {
            return new RandomAccessReadBufferedFile(path);
        }

        @Override
        public void copy(OutputStream output) throws IOException {
            if (Files.copy(path, output) != length) {
                throw new UnreadablePdfException(name + " was changed while it was being copied");
            }
        }

        @Override
        public void copy(OutputStream output, MessageDigest digest) throws IOException {
            long copied = 0;
            byte[] buffer = new byte[(int) Math.max(1, Math.min(COPY_BYTES, length))];
            try (var input = Files.newInputStream(path)) {
                for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                    digest.update(buffer, 0, read);
                    output.write(buffer, 0, read);
                    copied += read;
                }
            }
            if (copied != length) {
                throw new UnreadablePdfException(name + " was changed while it was being signed");
            }
        }
    }

    /**
     * A file that this process is still writing.
     *
     * @param length how many bytes of it count
     */
    record ChannelSource(FileChannel channel, String name, long length) implements Source {

        private static final int COPY_BYTES = 256 * 1024;

        @Override
        public RandomAccessRead open() {
            return new ChannelRead(channel, length);
        }

        @Override
        public void copy(OutputStream output, MessageDigest digest) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(COPY_BYTES);
            for (long at = 0; at < length; ) {
                buffer.clear().limit((int) Math.min(COPY_BYTES, length - at));
                int read = channel.read(buffer, at);
                if (read < 0) {
                    throw new UnreadablePdfException(name + " was changed while it was being written");
                }
                digest.update(buffer.array(), 0, read);
                output.write(buffer.array(), 0, read);
                at += read;
            }
        }
    }

    /** See {@link Source#memory}. */
    final class MemorySource implements Source {
        private final byte[] bytes;
        private final String name;

        private MemorySource(byte[] bytes, String name) {
            this.bytes = bytes;
            this.name = name;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public RandomAccessRead open() {
            return new MemoryRead(bytes);
        }

        @Override
        public void copy(OutputStream output, MessageDigest digest) throws IOException {
            digest.update(bytes);
            output.write(bytes);
        }
    }
}
