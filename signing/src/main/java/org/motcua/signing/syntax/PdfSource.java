package org.motcua.signing.syntax;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a document with random access. Implementations are safe for one thread. */
public interface PdfSource extends Closeable {

    long length();

    /**
     * Reads as much as there is, at most {@code length} bytes.
     *
     * @return the number of bytes read; less than {@code length} only at the end
     */
    int read(long position, byte[] into, int offset, int length) throws IOException;

    @Override
    default void close() throws IOException {}

    static PdfSource of(byte[] bytes) {
        return new BytesSource(bytes);
    }

    /** Files up to this size are read at once, because they are looked at in very many places; a small heap holds several. */
    int IN_MEMORY_BYTES = 1024 * 1024;

    static PdfSource open(Path file) throws IOException {
        return Files.size(file) <= IN_MEMORY_BYTES ? of(Files.readAllBytes(file)) : FileSource.open(file);
    }
}
