package org.motcua.signing.appearance;

import org.motcua.signing.Alignment;

/**
 * How a text is set.
 *
 * @param size points that are wanted
 * @param smallest points down to which a text that is too long is set smaller
 * @param alignment where lines stand in the width
 * @param fromTop whether lines begin at the top; otherwise their block is centred
 */
public record TextStyle(double size, double smallest, Alignment alignment, boolean fromTop) {

    public TextStyle {
        if (!(size > 0) || !(smallest > 0) || smallest > size) {
            throw new IllegalArgumentException(
                    "A text needs a size above 0 and no smallest size above it, but got " + size + " and " + smallest);
        }
    }
}
