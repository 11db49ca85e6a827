package org.motcua.signing.report;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import org.motcua.signing.Indication;

/** Digits and marks as lines, in a line of text that is 1 high. */
final class StrokedSigns {

    /** Free room around the signs. */
    static final double MARGIN = 0.2;

    /** The width of the lines. */
    static final double WEIGHT = 0.1;

    private static final double DIGIT_WIDTH = 0.34;
    private static final double MARK_WIDTH = 0.5;
    private static final double GAP = 0.18;

    /** Corner points "x,y" of each digit in a box of 2 by 4, from the top left; "/" lifts the pen. */
    private static final String[] DIGITS = {
        "0,0 2,0 2,4 0,4 0,0",
        "0.3,1 1.2,0 1.2,4",
        "0,0.9 0,0 2,0 2,1.9 0,4 2,4",
        "0,0 2,0 2,4 0,4 / 0.5,1.9 2,1.9",
        "1.5,4 1.5,0 0,2.8 2,2.8",
        "2,0 0,0 0,1.8 2,1.8 2,4 0,4",
        "2,0 0,0 0,4 2,4 2,2 0,2",
        "0,0 2,0 0.8,4",
        "0,0 2,0 2,4 0,4 0,0 / 0,2 2,2",
        "0,4 2,4 2,0 0,0 0,2 2,2"
    };

    private static final String TICK = "0,2.4 0.7,3.8 2,0.2";
    private static final String QUESTION = "0,0.8 0,0 2,0 2,1.6 1,2 1,2.9 / 1,3.9 1,4";
    private static final String CROSS = "0,0.4 2,3.6 / 2,0.4 0,3.6";

    private StrokedSigns() {}

    /** The number and, behind it, the mark of the indication. The path begins at 0,0 with {@link #MARGIN} inside. */
    static Path2D of(int number, Indication indication) {
        Path2D path = new Path2D.Double();
        path.moveTo(0, 0);
        double x = MARGIN;
        for (char digit : Integer.toString(number).toCharArray()) {
            path.append(sign(DIGITS[digit - '0'], x, DIGIT_WIDTH), false);
            x += DIGIT_WIDTH + GAP;
        }
        String mark = switch (indication) {
            case TOTAL_PASSED -> TICK;
            case INDETERMINATE -> QUESTION;
            case TOTAL_FAILED -> CROSS;
        };
        path.append(sign(mark, x + GAP, MARK_WIDTH), false);
        return path;
    }

    private static Path2D sign(String corners, double x, double width) {
        Path2D sign = new Path2D.Double();
        boolean down = false;
        for (String corner : corners.split(" ", -1)) {
            if (corner.equals("/")) {
                down = false;
                continue;
            }
            int comma = corner.indexOf(',');
            double left = Double.parseDouble(corner.substring(0, comma));
            double top = Double.parseDouble(corner.substring(comma + 1));
            if (down) {
                sign.lineTo(left, top);
            } else {
                sign.moveTo(left, top);
            }
            down = true;
        }
        AffineTransform to = AffineTransform.getTranslateInstance(x, MARGIN);
        to.scale(width / 2, (1 - 2 * MARGIN) / 4);
        sign.transform(to);
        return sign;
    }
}
