package org.motcua.signing;

/** The styles of the font in which fields are filled. */
public enum FontStyle {
    REGULAR,
    BOLD,
    ITALIC,
    BOLD_ITALIC
}
