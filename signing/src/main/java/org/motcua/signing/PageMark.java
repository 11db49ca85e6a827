package org.motcua.signing;

/**
 * Something drawn on pages beside a signature, such as the same image on every page. <b>A mark is no signature</b>: it
 * becomes part of the page, nobody can click or verify it, and it says nothing about who drew it. The one signature that
 * is made with it covers it like all other content.
 *
 * <p>Marks are drawn in documents without signatures alone, because an earlier signature forbids changing its pages.
 * They are written in the increment of the signature. Lengths are millimetres on the page as a reader shows it, from the
 * left and from the top.
 *
 * @param pages on which pages
 * @param appearance what is drawn; it shows time and signer of the signature that it is made with
 */
public record PageMark(Pages pages, double x, double y, double width, double height, SignatureAppearance appearance) {

    /** A rule for pages. */
    public enum Pages {
        /** The first page. */
        FIRST,
        /** The last page. */
        LAST,
        /** Every page. */
        ALL,
        /** Every page but the one on which the signature stands. */
        ALL_BUT_THE_SIGNED
    }

    public PageMark {
        Places.requirePlace(1, x, y);
        Places.requireSize(width, height);
    }
}
