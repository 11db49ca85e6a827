package org.motcua.signing.revision;

import java.util.List;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfNumber;
import org.motcua.signing.syntax.Snapshot;

/**
 * Whether a mark in the text leaves the text to be read: a highlight that is dark blackens it, lines that are white wipe
 * it out.
 */
final class MarkColour {

    private static final double BRIGHT = 0.6;
    private static final double NEARLY_WHITE = 0.8;

    private MarkColour() {}

    static boolean leavesTextLegible(Snapshot document, PdfDictionary comment) {
        String kind = document.findName(comment, "Subtype");
        return switch (kind == null ? "" : kind) {
            case "Highlight" -> brightness(document, comment) >= BRIGHT;
            case "Underline", "Squiggly", "StrikeOut", "Caret" -> brightness(document, comment) <= NEARLY_WHITE;
            default -> true;
        };
    }

    /** From 0, black, to 1, white; without a colour 0. */
    private static double brightness(Snapshot document, PdfDictionary comment) {
        PdfArray colour = document.findArray(comment, "C");
        List<Double> parts = colour == null
                ? List.of()
                : colour.items().stream()
                        .map(part -> document.resolve(part) instanceof PdfNumber number ? number.value() : 0.0)
                        .toList();
        return switch (parts.size()) {
            case 1 -> parts.get(0);
            case 3 -> 0.299 * parts.get(0) + 0.587 * parts.get(1) + 0.114 * parts.get(2);
            case 4 -> (1 - parts.get(3)) * (1 - (parts.get(0) + parts.get(1) + parts.get(2)) / 3);
            default -> 0;
        };
    }
}
