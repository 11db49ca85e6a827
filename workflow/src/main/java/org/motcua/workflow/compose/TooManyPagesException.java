package org.motcua.workflow.compose;

/** A document would have more pages than {@link DocumentComposer#MAX_PAGES}. */
public final class TooManyPagesException extends ComposeException {

    private static final long serialVersionUID = 1L;

    private final int pages;

    TooManyPagesException(String title, int pages) {
        super("The document \"" + ContentText.shortened(title) + "\" has " + pages + " pages, and at most "
                + DocumentComposer.MAX_PAGES + " are laid out: put what is long into an annex of its own");
        this.pages = pages;
    }

    /** How many it would have. */
    public int pages() {
        return pages;
    }
}
