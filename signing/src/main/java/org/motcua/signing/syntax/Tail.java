package org.motcua.signing.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * How a document, or the part of it that ends at some byte, ends: {@code startxref}, an offset and {@code %%EOF}.
 *
 * @param start the offset of {@code startxref}
 * @param xrefOffset the offset of the last cross-reference section
 * @param end the offset after the end-of-file marker
 * @param clean whether nothing but line ends and comments follows the marker
 */
public record Tail(long start, long xrefOffset, long end, boolean clean) {

    /** Readers look for the marker in the last 1,024 bytes; we allow for somewhat more. */
    private static final int SEARCHED_BYTES = 2_048;

    private static final String KEYWORD = "startxref";
    private static final String MARKER = "%%EOF";

    static Tail read(PdfSource source, long end) {
        long from = Math.max(0, end - SEARCHED_BYTES);
        byte[] bytes = new byte[(int) (end - from)];
        try {
            source.read(from, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(KEYWORD);
        if (at < 0) {
            throw PdfSyntaxException.malformed("no startxref in the last bytes before offset " + end);
        }
        Cursor in = new Cursor(source, from + at + KEYWORD.length(), end);
        skipWhiteSpace(in);
        long offset = in.unsignedNumber();
        skipWhiteSpace(in);
        if (offset < 0 || !marker(in)) {
            throw PdfSyntaxException.malformed("no offset and end-of-file marker after startxref before offset " + end);
        }
        long markerEnd = in.position();
        in.skipBlank();
        return new Tail(from + at, offset, markerEnd, in.peek() == Cursor.END);
    }

    private static void skipWhiteSpace(Cursor in) {
        while (Characters.isBlank(in.peek())) {
            in.next();
        }
    }

    private static boolean marker(Cursor in) {
        for (int i = 0; i < MARKER.length(); i++) {
            if (in.next() != MARKER.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
