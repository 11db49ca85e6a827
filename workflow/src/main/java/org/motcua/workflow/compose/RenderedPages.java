package org.motcua.workflow.compose;

import java.util.Map;
import org.motcua.signing.Box;

/** A PDF and where the elements with an id came to lie. Package-private carrier between the renderer and the forms. */
final class RenderedPages {

    /** A quarter of a point. */
    private static final double STEPS_PER_POINT = 4;

    /** @param page from 1 */
    record Place(int page, Box box) {}

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

    RenderedPages(byte[] pdf, Map<String, Place> places) {
        this.pdf = pdf;
        this.places = Map.copyOf(places);
    }

    byte[] pdf() {
        return pdf;
    }

    Place place(String id) {
        Place place = places.get(id);
        if (place == null) {
            throw new ComposeException("The template has no element with the id " + id);
        }
        return place;
    }
}
