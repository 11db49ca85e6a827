package org.motcua.signing.revision;

import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfNumber;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.Snapshot;

/** Whether a widget can show anything. */
final class FieldRectangle {

    private static final long HIDDEN = 2;
    private static final long NO_VIEW = 32;

    private FieldRectangle() {}

    /** A widget without area, or one that is hidden on screen and paper, shows nothing. */
    static boolean isInvisible(Snapshot document, PdfDictionary widget) {
        PdfArray rectangle = document.findArray(widget, "Rect");
        if (rectangle == null) {
            return true;
        }
        if (rectangle.size() == 4 && (same(document, rectangle, 0, 2) || same(document, rectangle, 1, 3))) {
            return true;
        }
        long flags = document.get(widget, "F") instanceof PdfNumber number ? number.longValue() : 0;
        return (flags & HIDDEN) != 0 || ((flags & NO_VIEW) != 0 && (flags & 4) == 0);
    }

    private static boolean same(Snapshot document, PdfArray rectangle, int one, int two) {
        PdfObject first = document.resolve(rectangle.get(one));
        PdfObject second = document.resolve(rectangle.get(two));
        return first instanceof PdfNumber a && second instanceof PdfNumber b && a.sameValue(b);
    }
}
