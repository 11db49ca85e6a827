package org.motcua.signing.syntax;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A string: its bytes, each as one character (ISO 8859-1), and where it stands in the file. Equal by its bytes. */
public final class PdfString implements PdfObject {

    private final String latin1;
    private final boolean hexadecimal;
    private final long start;
    private final long end;

    /**
     * @param start offset of the first delimiter in the file, -1 where the string is not in the file as it stands
     * @param end offset after the last delimiter
     */
    PdfString(String latin1, boolean hexadecimal, long start, long end) {
        this.latin1 = Objects.requireNonNull(latin1, "latin1");
        this.hexadecimal = hexadecimal;
        this.start = start;
        this.end = end;
    }

    public String latin1() {
        return latin1;
    }

    public byte[] bytes() {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    public boolean hexadecimal() {
        return hexadecimal;
    }

    public long start() {
        return start;
    }

    public long end() {
        return end;
    }

    /** The text: UTF-16 or UTF-8 by its byte order mark, else in PDFDocEncoding. */
    public String text() {
        if (latin1.startsWith("\u00FE\u00FF")) {
            return new String(bytes(), 2, latin1.length() - 2, StandardCharsets.UTF_16BE);
        }
        if (latin1.startsWith("\u00FF\u00FE")) {
            return new String(bytes(), 2, latin1.length() - 2, StandardCharsets.UTF_16LE);
        }
        if (latin1.startsWith("\u00EF\u00BB\u00BF")) {
            return new String(bytes(), 3, latin1.length() - 3, StandardCharsets.UTF_8);
        }
        return PdfDocEncoding.decode(latin1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PdfString string && string.latin1.equals(latin1);
    }

    @Override
    public int hashCode() {
        return latin1.hashCode();
    }
}
