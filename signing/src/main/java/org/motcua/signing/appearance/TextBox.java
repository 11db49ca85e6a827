package org.motcua.signing.appearance;

/** Where a text is set: points, {@code left} and {@code bottom} from the corner of what it is drawn on. */
record TextBox(double left, double bottom, double width, double height) {}
