package org.motcua.signing;

/**
 * A rectangle on a page in the page's own coordinates: PDF points (1/72 inch), origin at the bottom left, {@code y} is
 * the lower edge.
 */
public record Box(double x, double y, double width, double height) {

    public Box {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(width) || !Double.isFinite(height)) {
            throw new IllegalArgumentException(
                    "A box needs finite numbers, but got " + x + ", " + y + ", " + width + ", " + height);
        }
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException(
                    "A box needs a width and a height above 0, but got " + width + " by " + height);
        }
    }
}
