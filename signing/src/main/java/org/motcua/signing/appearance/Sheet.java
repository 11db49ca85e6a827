package org.motcua.signing.appearance;

/**
 * What an appearance is drawn on.
 *
 * @param width points of the field as its page is shown
 * @param height points of the field as its page is shown
 * @param rotation how far the page is turned clockwise when it is shown, 0, 90, 180 or 270 degrees; what is drawn is
 *     turned back by as much
 * @param colours what the document bears
 */
public record Sheet(double width, double height, int rotation, DocumentColours colours) {}
