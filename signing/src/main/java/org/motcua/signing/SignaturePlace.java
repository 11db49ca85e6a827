package org.motcua.signing;

import java.util.Objects;

/**
 * Where a signature is seen: a widget of its field. A signature without one is invisible, which is nothing unusual. Immutable.
 *
 * @param number the signature's place in the report, counted from 1
 * @param field the fully qualified name of its field; it comes from the file
 * @param indication the report's bottom line for it
 * @param page the page, counted from 1
 * @param box the rectangle in the page's own coordinates
 */
public record SignaturePlace(int number, String field, Indication indication, int page, Box box) {

    public SignaturePlace {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(indication, "indication");
        Objects.requireNonNull(box, "box");
        if (number < 1 || page < 1) {
            throw new IllegalArgumentException("Counted from 1, but got signature " + number + ", page " + page);
        }
    }
}
