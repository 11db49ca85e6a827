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

    /** A rectangle on a page that is measured from its top right corner: {@code right} millimetres from the right edge. */
    static Placement topRight(int page, double right, double top, double width, double height) {
        return new TopRight(page, right, top, width, height);
    }

    /**
     * A rectangle in the space between two texts of a page, such as a title and a name: centred between them, as wide as
     * given, and as high as given or as the space is. Of several such spaces it is the smallest. Signing fails where no
     * page has the second text below the first.
     */
    static Placement between(String upper, String lower, double width, double height) {
        return new Between(upper, lower, width, height);
    }

    /**
     * A rectangle that covers a part of another field, at the left of that: its middle is as high as the middle of the
     * field. Signing fails where the document has no such field or it shows nothing.
     *
     * @param field full name of the other field, signed or not
     * @param part part of the other field's width that is covered, from 0 to 1
     */
    static Placement overLeftOf(String field, double part, double width, double height) {
        return new OverLeftOf(field, part, width, height);
    }

    /** A signature that shows nothing on any page. */
    static Placement invisible() {
        return new Invisible();
    }

    /** See {@link Placement#rectangle}. */
    record Rectangle(int page, double x, double y, double width, double height) implements Placement {
        public Rectangle {
            Places.requirePlace(page, x, y);
            Places.requireSize(width, height);
        }
    }

    /** See {@link Placement#below}. */
    record Anchor(String text, double width, double height) implements Placement {
        public Anchor {
            Places.requireText(text);
            Places.requireSize(width, height);
        }
    }

    /** See {@link Placement#topRight}. */
    record TopRight(int page, double right, double top, double width, double height) implements Placement {
        public TopRight {
            Places.requirePlace(page, right, top);
            Places.requireSize(width, height);
        }
    }

    /** See {@link Placement#between}. */
    record Between(String upper, String lower, double width, double height) implements Placement {
        public Between {
            Places.requireText(upper);
            Places.requireText(lower);
            Places.requireSize(width, height);
        }
    }

    /** See {@link Placement#overLeftOf}. */
    record OverLeftOf(String field, double part, double width, double height) implements Placement {
        public OverLeftOf {
            FieldNames.requireName(field);
            if (!(part >= 0 && part <= 1)) {
                throw new IllegalArgumentException("A part of a field is from 0 to 1, but got " + part);
            }
            Places.requireSize(width, height);
        }
    }

    /** See {@link Placement#invisible}. */
    record Invisible() implements Placement {}
}
