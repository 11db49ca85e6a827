package org.motcua.signing.appearance;

import static org.motcua.signing.appearance.Upright.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.motcua.signing.SigningException;

/**
 * Text broken into lines that fit a rectangle.
 *
 * @param size of the font in points
 */
record TextLayout(List<String> lines, double size) {

    /** Smaller than this nobody can read it. */
    private static final double SMALLEST = 4;

    private static final double STEP = 0.5;

    /** Down to this part of the wanted size lines stay as they were given. */
    private static final double UNBROKEN_PART = 0.7;

    /** Distance of base lines as a part of the font size. */
    private static final double LEADING = 1.15;

    TextLayout {
        lines = List.copyOf(lines);
    }

    /** The text at its wanted size, or at the largest below that at which it fits. */
    static TextLayout fit(EmbeddedFont font, String text, double wantedSize, double width, double height) {
        // A line that is a little smaller reads better than one whose last word stands alone.
        for (double size = wantedSize; size >= Math.max(SMALLEST, wantedSize * UNBROKEN_PART); size -= STEP) {
            TextLayout unbroken = new TextLayout(List.of(text.split("\n", -1)), size);
            if (unbroken.fits(font, width, height)) {
                return unbroken;
            }
        }
        for (double size = wantedSize; size >= SMALLEST; size -= STEP) {
            TextLayout broken = new TextLayout(broken(font, text, width / size), size);
            if (broken.fits(font, width, height)) {
                return broken;
            }
        }
        throw new SigningException(String.format(
                Locale.ROOT,
                "The text of the appearance does not fit %.0f by %.0f points even at %.0f points; shorten it or enlarge the field",
                width,
                height,
                SMALLEST));
    }

    private boolean fits(EmbeddedFont font, double width, double height) {
        boolean narrow = lines.stream().mapToDouble(font::width).max().orElse(0) * size <= width;
        return narrow && lines.size() * size * LEADING <= height;
    }

    /** Content stream operators that draw it, its block centred between bottom and top. */
    String draw(EmbeddedFont font, double left, double bottom, double height) {
        double block = lines.size() * size * LEADING;
        double top = bottom + (height + block) / 2;
        double firstBaseLine = top - size * (LEADING - font.ascent() + font.descent()) / 2 - size * font.ascent();
        StringBuilder operators = new StringBuilder("BT /F ")
                .append(number(size))
                .append(" Tf ")
                .append(number(size * LEADING))
                .append(" TL ")
                .append(number(left))
                .append(' ')
                .append(number(firstBaseLine))
                .append(" Td\n");
        for (String line : lines) {
            operators.append('<').append(font.hex(line)).append("> Tj T*\n");
        }
        return operators.append("ET\n").toString();
    }

    private static List<String> broken(EmbeddedFont font, String text, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ", -1)) {
                String extended = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && font.width(extended) > width) {
                    lines.add(line.toString());
                    line = new StringBuilder(word);
                } else {
                    line = new StringBuilder(extended);
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
