package org.motcua.signing.field;

import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.motcua.signing.Box;
import org.motcua.signing.appearance.DocumentColours;
import org.motcua.signing.appearance.Sheet;

/**
 * A page as a reader shows it: within its crop box, turned clockwise by /Rotate, a unit being /UserUnit points. Turns
 * what is measured there from the top left into the page's own coordinates, and back.
 */
public record PageGeometry(double left, double bottom, double right, double top, int rotation, double userUnit) {

    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    public static PageGeometry of(PDPage page) {
        PDRectangle crop = page.getCropBox();
        return new PageGeometry(
                crop.getLowerLeftX(),
                crop.getLowerLeftY(),
                crop.getUpperRightX(),
                crop.getUpperRightY(),
                Math.floorMod(page.getRotation(), 360),
                page.getUserUnit());
    }

    /** Millimetres as shown, from the top left. */
    Box millimetres(double x, double y, double width, double height) {
        double unit = perMillimetre();
        return units(x * unit, y * unit, width * unit, height * unit);
    }

    /** Units of the page as shown, from the top left; width and height are as shown, too. */
    public Box units(double x, double y, double width, double height) {
        return switch (rotation) {
            case 90 -> new Box(left + y, bottom + x, height, width);
            case 180 -> new Box(right - x - width, bottom + y, width, height);
            case 270 -> new Box(right - y - height, top - x - width, height, width);
            default -> new Box(left + x, top - y - height, width, height);
        };
    }

    /** Whether any part of a box is seen. */
    boolean shows(Box box) {
        return box.x() < right && box.y() < top && box.x() + box.width() > left && box.y() + box.height() > bottom;
    }

    /**
     * What is drawn in a box of the page, in points as the page is shown: the appearance is scaled into the box
     * (ISO 32000-1 12.5.5), so that letters have their size whatever the unit of the page is.
     */
    Sheet sheet(Box box, DocumentColours colours) {
        Box shown = shown(box);
        return new Sheet(shown.width() * userUnit, shown.height() * userUnit, rotation, colours);
    }

    /** The other way round: a box of the page in units of the page as shown, from the top left. */
    public Box shown(Box box) {
        double fromLeft = box.x() - left;
        double fromBottom = box.y() - bottom;
        double fromRight = right - box.x() - box.width();
        double fromTop = top - box.y() - box.height();
        return switch (rotation) {
            case 90 -> new Box(fromBottom, fromLeft, box.height(), box.width());
            case 180 -> new Box(fromRight, fromBottom, box.width(), box.height());
            case 270 -> new Box(fromTop, fromRight, box.height(), box.width());
            default -> new Box(fromLeft, fromTop, box.width(), box.height());
        };
    }

    double shownWidth() {
        return rotation % 180 == 0 ? right - left : top - bottom;
    }

    double perMillimetre() {
        return POINTS_PER_MILLIMETRE / userUnit;
    }
}
