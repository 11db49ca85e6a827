package org.motcua.signing.revision;

import java.util.Optional;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfNumber;
import org.motcua.signing.syntax.Snapshot;

/**
 * The two signed parts of the file, with the signature value in the gap between them.
 *
 * @param gapStart offset after the first part, which begins with the file
 * @param gapEnd offset of the second part
 * @param end offset after the second part
 */
public record ByteRange(long gapStart, long gapEnd, long end) {

    public ByteRange {
        if (gapStart <= 0 || gapEnd <= gapStart || end <= gapEnd) {
            throw new IllegalArgumentException("Byte range out of order: " + gapStart + ", " + gapEnd + ", " + end);
        }
    }

    /** The range of a signature dictionary, if it has the one form that can be judged and lies within the file. */
    static Optional<ByteRange> of(Snapshot document, PdfDictionary signature) {
        PdfArray array = document.findArray(signature, "ByteRange");
        if (array == null || array.size() != 4) {
            return Optional.empty();
        }
        long[] values = new long[4];
        for (int i = 0; i < values.length; i++) {
            if (!(array.get(i) instanceof PdfNumber number) || !number.integer() || number.longValue() < 0) {
                return Optional.empty();
            }
            values[i] = number.longValue();
        }
        long length = document.file().source().length();
        boolean inOrder = values[0] == 0 && values[1] > 0 && values[2] > values[1] && values[3] > 0;
        if (!inOrder || values[2] > length || values[3] > length - values[2]) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(values[1], values[2], values[2] + values[3]));
    }
}
