package org.motcua.signing;

/** What every place on a page must meet. */
final class Places {

    private Places() {}

    static void requirePlace(int page, double x, double y) {
        if (page < 1 && page != Placement.LAST_PAGE) {
            throw new IllegalArgumentException("A page is counted from 1, or is -1 for the last page, but got " + page);
        }
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("A rectangle needs a finite place, but got " + x + ", " + y);
        }
    }

    static void requireText(String anchor) {
        // Non-breaking spaces count as nothing too where a text is looked for.
        if (anchor.replace('\u00a0', ' ').isBlank()) {
            throw new IllegalArgumentException("An anchor needs a text to look for");
        }
    }

    static void requireSize(double width, double height) {
        boolean sized = Double.isFinite(width) && Double.isFinite(height) && width > 0 && height > 0;
        if (!sized) {
            throw new IllegalArgumentException(
                    "A rectangle needs a width and a height above 0 mm, but got " + width + " by " + height);
        }
    }
}
