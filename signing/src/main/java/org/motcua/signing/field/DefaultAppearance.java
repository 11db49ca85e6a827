package org.motcua.signing.field;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motcua.signing.Alignment;
import org.motcua.signing.FieldException;
import org.motcua.signing.appearance.Upright;
import org.motcua.signing.increment.Node;

/**
 * How a field wants its text: /DA and /Q of the field, or of the form (ISO 32000-1 12.7.3.3).
 *
 * @param before operators of /DA before the font is chosen
 * @param after operators of /DA after it
 * @param fontName name of the font in the form's resources
 * @param wantedSize points; 0 for one that suits the height of the field
 */
record DefaultAppearance(
        String before,
        String after,
        String fontName,
        double wantedSize,
        Node fontNode,
        FieldFont font,
        Alignment alignment) {

    private static final Pattern FONT = Pattern.compile("/(\\S+)\\s+(-?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+))\\s+Tf");

    /** What a size of 0 becomes at most, as in other readers. */
    private static final double LARGEST_AUTOMATIC_SIZE = 12;

    private static final double LINE_HEIGHT = 1.15;

    static DefaultAppearance of(Form form, FormField field) {
        String operators = field.inherited("DA")
                .or(() -> form.acroForm().flatMap(acroForm -> acroForm.find("DA")))
                .flatMap(Node::text)
                .orElseThrow(() -> cannotFill(field, "it has no /DA that names a font"));
        Matcher font = FONT.matcher(operators);
        if (!font.find()) {
            throw cannotFill(field, "its /DA \"" + operators + "\" names no font");
        }
        Node fontNode = form.acroForm()
                .flatMap(acroForm -> acroForm.find("DR"))
                .flatMap(resources -> resources.find("Font"))
                .flatMap(fonts -> fonts.find(font.group(1)))
                .filter(Node::isDictionary)
                .orElseThrow(() -> cannotFill(field, "the form has no font \"" + font.group(1) + "\""));
        return new DefaultAppearance(
                operators.substring(0, font.start()).strip(),
                operators.substring(font.end()).strip(),
                font.group(1),
                Double.parseDouble(font.group(2)),
                fontNode,
                FieldFont.of(fontNode),
                alignment(form, field));
    }

    private static Alignment alignment(Form form, FormField field) {
        Optional<Node> stated = field.inherited("Q").or(() -> form.acroForm().flatMap(acroForm -> acroForm.find("Q")));
        return switch (stated.flatMap(Node::number).orElse(0L).intValue()) {
            case 1 -> Alignment.CENTER;
            case 2 -> Alignment.RIGHT;
            default -> Alignment.LEFT;
        };
    }

    /** Points for a field of this height. */
    double size(double height) {
        return wantedSize > 0 ? wantedSize : Math.min(LARGEST_AUTOMATIC_SIZE, height / LINE_HEIGHT);
    }

    String operators(double size) {
        return (before + " /" + fontName + " " + Upright.number(size) + " Tf " + after).strip();
    }

    private static FieldException cannotFill(FormField field, String why) {
        return new FieldException(
                "The field \"" + field.name() + "\" cannot be filled: " + why, field.name(), List.of());
    }
}
