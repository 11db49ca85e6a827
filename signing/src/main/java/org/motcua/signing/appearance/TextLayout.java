package org.motcua.signing.appearance;

import static org.motcua.signing.appearance.Upright.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.motcua.signing.SigningException;

/**
 * Text broken into lines that fit a box.
 *
 * @param size of the font in points
 */
record TextLayout(List<String> lines, double size) {

    private static final double STEP = 0.5;

    /** Down to this part of the wanted size lines stay as they were given. */
    private static final double UNBROKEN_PART = 0.7;

    /** Distance of base lines as a part of the font size. */
    private static final double LEADING = 1.15;

    /** Points by which a line may be wider than its box and nobody sees it: boxes are written with four decimals. */
    private static final double TOLERANCE = 0.01;

    TextLayout {
        lines = List.copyOf(lines);
    }

    /** The text at its wanted size, or at the largest below that at which it fits. */
    static TextLayout fit(EmbeddedFont font, String text, TextStyle style, TextBox box) {
        // A line that is a little smaller reads better than one whose last word stands alone.
        double unbrokenUntil = Math.max(style.smallest(), style.size() * UNBROKEN_PART);
        for (double size = style.size(); size >= unbrokenUntil; size -= STEP) {
            TextLayout unbroken = new TextLayout(List.of(text.split("\n", -1)), size);
            if (unbroken.fits(font, box)) {
                return unbroken;
            }
        }
        for (double size = style.size(); size >= style.smallest(); size -= STEP) {
            TextLayout broken = broken(font, text, size, box.width());
            if (broken.fits(font, box)) {
                return broken;
            }
        }
        throw new SigningException(String.format(
                Locale.ROOT,
                "The text \"%s\" does not fit %.0f by %.0f points even at %.0f points; shorten it or enlarge the field",
                text.replace('\n', ' '),
                box.width(),
                box.height(),
                style.smallest()));
    }

    /** The text at a size, its lines broken between words where they are too long. */
    static TextLayout broken(EmbeddedFont font, String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ", -1)) {
                String extended = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && font.width(extended) * size > width + TOLERANCE) {
                    lines.add(line.toString());
                    line = new StringBuilder(word);
                } else {
                    line = new StringBuilder(extended);
                }
            }
            lines.add(line.toString());
        }
        return new TextLayout(lines, size);
    }

    double width(EmbeddedFont font) {
        return lines.stream().mapToDouble(font::width).max().orElse(0) * size;
    }

    double height() {
        return lines.size() * size * LEADING;
    }

    private boolean fits(EmbeddedFont font, TextBox box) {
        return width(font) <= box.width() + TOLERANCE && height() <= box.height() + TOLERANCE;
    }

    /** Content stream operators that draw it. */
    String draw(EmbeddedFont font, TextStyle style, TextBox box) {
        double top = box.bottom() + (style.fromTop() ? box.height() : (box.height() + height()) / 2);
        double baseLine = top - size * (LEADING - font.ascent() + font.descent()) / 2 - size * font.ascent();
        StringBuilder operators =
                new StringBuilder("BT /F ").append(number(size)).append(" Tf\n");
        for (String line : lines) {
            double free = box.width() - font.width(line) * size;
            double left = box.left()
                    + switch (style.alignment()) {
                        case LEFT -> 0;
                        case CENTER -> free / 2;
                        case RIGHT -> free;
                    };
            operators
                    .append("1 0 0 1 ")
                    .append(number(left))
                    .append(' ')
                    .append(number(baseLine))
                    .append(" Tm <")
                    .append(font.hex(line))
                    .append("> Tj\n");
            baseLine -= size * LEADING;
        }
        return operators.append("ET\n").toString();
    }
}
