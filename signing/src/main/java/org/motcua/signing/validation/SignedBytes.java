package org.motcua.signing.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import org.motcua.signing.revision.ByteRange;
import org.motcua.signing.syntax.PdfSource;

/** Feeds the two signed parts of a file to a digest or signature, in one pass and constant memory. */
final class SignedBytes implements SignedContent {

    private static final int CHUNK = 256 * 1024;

    private final PdfSource source;
    private final ByteRange range;

    SignedBytes(PdfSource source, ByteRange range) {
        this.source = source;
        this.range = range;
    }

    @Override
    public byte[] digest(MessageDigest digest) {
        try {
            forEachChunk((chunk, length) -> digest.update(chunk, 0, length));
            return digest.digest();
        } catch (SignatureException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void update(Signature signature) throws SignatureException {
        forEachChunk((chunk, length) -> signature.update(chunk, 0, length));
    }

    private interface Sink {
        void accept(byte[] chunk, int length) throws SignatureException;
    }

    private void forEachChunk(Sink sink) throws SignatureException {
        byte[] chunk = new byte[(int) Math.min(CHUNK, range.end())];
        try {
            read(sink, chunk, 0, range.gapStart());
            read(sink, chunk, range.gapEnd(), range.end());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Sink sink, byte[] chunk, long from, long to) throws IOException, SignatureException {
        for (long position = from; position < to; ) {
            int count = source.read(position, chunk, 0, (int) Math.min(chunk.length, to - position));
            if (count == 0) {
                throw new IOException("The file became shorter while it was read");
            }
            sink.accept(chunk, count);
            position += count;
        }
    }
}
