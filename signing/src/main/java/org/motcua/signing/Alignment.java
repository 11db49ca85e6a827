package org.motcua.signing;

/** Where a text stands in the width of its field. */
public enum Alignment {
    LEFT,
    CENTER,
    RIGHT
}
