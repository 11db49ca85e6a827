package org.motcua.workflow.compose;

import java.util.List;
import java.util.Map;
import org.motcua.signing.Box;

/** A PDF and where the elements with an id came to lie. Package-private carrier between the renderer and the forms. */
final class RenderedPages {

    /** A quarter of a point. */
    private static final double STEPS_PER_POINT = 4;

    /** @param page from 1 */
    record Place(int page, Box box) {}

    /** @param foreignFont whether it uses a font that is not in the file */
    record Sheet(double width, double height, boolean foreignFont) {}

    /**
     * A box on quarters of a point, which binary numbers hold exactly: when a field is filled later, its size comes out of
     * its corners as the very same number, and no judge sees a changed box.
     */
    static Box snapped(double x, double y, double width, double height) {
        return new Box(snapped(x), snapped(y), snapped(width), snapped(height));
    }

    private static double snapped(double points) {
        return Math.round(points * STEPS_PER_POINT) / STEPS_PER_POINT;
    }

    private final byte[] pdf;
    private final Map<String, Place> places;
    private final List<Sheet> sheets;

    RenderedPages(byte[] pdf, Map<String, Place> places, List<Sheet> sheets) {
        this.pdf = pdf;
        this.places = Map.copyOf(places);
        this.sheets = List.copyOf(sheets);
    }

    /** That the template's style and its JSON speak of the same page, and that it has all its fonts in it. */
    void requireAsDeclared(PageSize size) {
        for (Sheet sheet : sheets) {
            if (Math.abs(sheet.width() - size.width()) > 1 || Math.abs(sheet.height() - size.height()) > 1) {
                throw new ComposeException(
                        "its pages are %.0f by %.0f points and its JSON says %s: write @page { size: … } of %s"
                                .formatted(sheet.width(), sheet.height(), size, size));
            }
            if (sheet.foreignFont()) {
                throw new ComposeException(
                        "it asks for a font that is not embedded: write font-family: 'Liberation Serif'");
            }
        }
    }

    byte[] pdf() {
        return pdf;
    }

    Place place(String id) {
        Place place = places.get(id);
        if (place == null) {
            throw new ComposeException("The template leaves no place for the field " + id
                    + ": give the element with that id a width and a height");
        }
        return place;
    }
}
