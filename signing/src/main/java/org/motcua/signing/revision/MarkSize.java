package org.motcua.signing.revision;

import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfNull;
import org.motcua.signing.syntax.PdfNumber;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.Snapshot;

/** Whether a mark in the text is so small that it covers no text: viewers draw lines as wide as the border is said to be. */
final class MarkSize {

    private static final double WIDEST_LINE = 3;
    private static final double LARGEST_CARET = 36;

    private MarkSize() {}

    static boolean coversNoText(Snapshot document, PdfDictionary comment) {
        PdfArray border = document.findArray(comment, "Border");
        boolean thin = atMost(document, document.dictionary(comment, "BS").get("W"), WIDEST_LINE)
                && (border == null || border.size() < 3 || atMost(document, border.get(2), WIDEST_LINE));
        return thin && (!"Caret".equals(document.findName(comment, "Subtype")) || isSmall(document, comment));
    }

    private static boolean atMost(Snapshot document, PdfObject value, double largest) {
        PdfObject resolved = document.resolve(value);
        return resolved == PdfNull.NULL || (resolved instanceof PdfNumber number && number.value() <= largest);
    }

    private static boolean isSmall(Snapshot document, PdfDictionary comment) {
        PdfArray rectangle = document.findArray(comment, "Rect");
        return rectangle != null
                && rectangle.size() == 4
                && distance(document, rectangle, 0, 2) <= LARGEST_CARET
                && distance(document, rectangle, 1, 3) <= LARGEST_CARET;
    }

    /** Infinite where one of the two is no number. */
    private static double distance(Snapshot document, PdfArray rectangle, int one, int two) {
        return document.resolve(rectangle.get(one)) instanceof PdfNumber a
                        && document.resolve(rectangle.get(two)) instanceof PdfNumber b
                ? Math.abs(a.value() - b.value())
                : Double.POSITIVE_INFINITY;
    }
}
