package org.motcua.signing;

/**
 * Where a new signature field goes. Lengths are millimetres on the page as a reader shows it: after its rotation, within
 * its crop box, {@code x} from the left and {@code y} from the top.
 */
public sealed interface Placement {

    /** The page number that means the last page. */
    int LAST_PAGE = -1;

    /** A rectangle on a page; the first page is 1, {@link #LAST_PAGE} the last. */
    static Placement rectangle(int page, double x, double y, double width, double height) {
        return new Rectangle(page, x, y, width, height);
    }

    /**
     * A rectangle whose top left corner is just below the left end of a text on a page: its first occurrence in reading
     * order. Signing fails where the text is not found.
     */
    static Placement below(String anchor, double width, double height) {
        return new Anchor(anchor, width, height);
    }

    /** A signature that shows nothing on any page. */
    static Placement invisible() {
        return new Invisible();
    }

    /** See {@link Placement#rectangle}. */
    record Rectangle(int page, double x, double y, double width, double height) implements Placement {
        public Rectangle {
            if (page < 1 && page != LAST_PAGE) {
                throw new IllegalArgumentException(
                        "A page is counted from 1, or is -1 for the last page, but got " + page);
            }
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                throw new IllegalArgumentException("A rectangle needs a finite place, but got " + x + ", " + y);
            }
            requireSize(width, height);
        }
    }

    /** See {@link Placement#below}. */
    record Anchor(String text, double width, double height) implements Placement {
        public Anchor {
            if (text.isBlank()) {
                throw new IllegalArgumentException("An anchor needs a text to look for");
            }
            requireSize(width, height);
        }
    }

    /** See {@link Placement#invisible}. */
    record Invisible() implements Placement {}

    private static void requireSize(double width, double height) {
        boolean sized = Double.isFinite(width) && Double.isFinite(height) && width > 0 && height > 0;
        if (!sized) {
            throw new IllegalArgumentException(
                    "A rectangle needs a width and a height above 0 mm, but got " + width + " by " + height);
        }
    }
}
