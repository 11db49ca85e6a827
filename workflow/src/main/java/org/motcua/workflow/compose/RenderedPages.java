package org.motcua.workflow.compose;

import java.util.Map;
import org.motcua.signing.Box;

/** A PDF and where the elements with an id came to lie. Package-private carrier between the renderer and the forms. */
final class RenderedPages {

    /** @param page from 1 */
    record Place(int page, Box box) {}

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
