package org.motcua.signing.appearance;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.motcua.signing.increment.PdfValue;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Sequence;
import org.motcua.signing.increment.PdfValue.Stream;

/** Form XObjects for annotations that stand upright however their page is turned. Thread-safe: it keeps nothing. */
public final class Upright {

    private Upright() {}

    /**
     * A form XObject.
     *
     * @param width points of the field as its page is shown
     * @param height points of the field as its page is shown
     * @param rotation how far the page is turned clockwise when it is shown: 0, 90, 180 or 270 degrees
     */
    public static Stream form(double width, double height, int rotation, Dictionary resources, String content) {
        Dictionary form = PdfValue.dictionary()
                .with("Type", PdfValue.name("XObject"))
                .with("Subtype", PdfValue.name("Form"))
                .with("BBox", PdfValue.numbers(0, 0, width, height))
                .with("Matrix", turnedBack(rotation))
                .with("Resources", resources);
        return new Stream(form, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A stream of content operators. */
    public static Stream content(String operators) {
        return new Stream(PdfValue.dictionary(), operators.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A number as content streams want it. */
    public static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static Sequence turnedBack(int rotation) {
        return switch (rotation) {
            case 90 -> PdfValue.numbers(0, 1, -1, 0, 0, 0);
            case 180 -> PdfValue.numbers(-1, 0, 0, -1, 0, 0);
            case 270 -> PdfValue.numbers(0, -1, 1, 0, 0, 0);
            default -> PdfValue.numbers(1, 0, 0, 1, 0, 0);
        };
    }
}
