package org.motcua.signing.syntax;

import java.io.Closeable;
import java.io.IOException;
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

    static PdfSource open(Path file) throws IOException {
        return FileSource.open(file);
    }
}
