package org.motcua.signing.field;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.motcua.signing.FieldException;
import org.motcua.signing.appearance.Upright;
import org.motcua.signing.increment.Increment;
import org.motcua.signing.increment.Node;
import org.motcua.signing.increment.PdfValue;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Reference;

/**
 * Fills text fields of one line: the value and an appearance that shows it in the form's own font. Nothing else of the
 * document changes, so that no earlier signature is broken by it. Not thread-safe.
 */
public final class TextFilling {

    /** Fields that this cannot show as they want: several lines, passwords, files, combs and rich text. */
    private static final long UNSUPPORTED_FLAGS = (1 << 12) | (1 << 13) | (1 << 20) | (1 << 24) | (1 << 25);

    /** A text set smaller than this part of the wanted size looks like another text. */
    private static final double SMALLEST_PART = 0.6;

    /** Points that text keeps from a border, where the field draws one. */
    private static final double BORDER_PADDING = 2;

    private final Form form;
    private final Increment increment;

    private TextFilling(Form form, Increment increment) {
        this.form = form;
        this.increment = increment;
    }

    /**
     * Fills fields.
     *
     * @param values texts by full field name
     * @throws FieldException when a field is not there or cannot show its text
     * @throws org.motcua.signing.ChangeForbiddenException when an earlier signature forbids it
     */
    public static void fill(Form form, ChangeRules rules, Increment increment, Map<String, String> values) {
        TextFilling filling = new TextFilling(form, increment);
        new TreeMap<>(values).forEach((name, value) -> {
            FormField field = filling.require(name);
            rules.requireFillable(name);
            filling.fill(field, requireLine(field, value));
        });
    }

    private FormField require(String name) {
        FormField field = form.find(name)
                .orElseThrow(() -> new FieldException(
                        "The document has no field \"" + name + "\" to fill; it has " + form.textFields(),
                        name,
                        form.textFields()));
        if (!field.isText() || (field.flags() & UNSUPPORTED_FLAGS) != 0) {
            throw new FieldException(
                    "The field \"" + name + "\" is no field for one line of plain text; it cannot be filled here",
                    name,
                    form.textFields());
        }
        return field;
    }

    private static String requireLine(FormField field, String value) {
        String text = Normalizer.normalize(value, Normalizer.Form.NFC);
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new FieldException(
                    "The text for the field \"" + field.name()
                            + "\" has line breaks or control characters; leave them out",
                    field.name(),
                    List.of());
        }
        long most = field.inherited("MaxLen").flatMap(Node::number).orElse(Long.MAX_VALUE);
        if (text.codePointCount(0, text.length()) > most) {
            throw new FieldException(
                    "The text \"" + text + "\" is longer than the " + most + " characters that the field \""
                            + field.name() + "\" may have; shorten it",
                    field.name(),
                    List.of());
        }
        return text;
    }

    private void fill(FormField field, String text) {
        DefaultAppearance style = DefaultAppearance.of(form, field);
        for (Node widget : field.widgets()) {
            Reference look = draw(field, widget, style, text);
            increment.edit(
                    widget,
                    dictionary -> dictionary.with("AP", PdfValue.dictionary().with("N", look)));
        }
        increment.edit(field.node(), dictionary -> dictionary.with("V", PdfValue.text(text)));
    }

    private Reference draw(FormField field, Node widget, DefaultAppearance style, String text) {
        double[] rectangle = widget.findRectangle("Rect")
                .orElseThrow(() -> new FieldException(
                        "The field \"" + field.name() + "\" has no /Rect; the document is damaged",
                        field.name(),
                        List.of()));
        int rotation = Math.floorMod(
                widget.find("MK")
                        .flatMap(look -> look.findNumber("R"))
                        .orElse(0L)
                        .intValue(),
                360);
        boolean upright = rotation % 180 == 0;
        double width = upright ? rectangle[2] - rectangle[0] : rectangle[3] - rectangle[1];
        double height = upright ? rectangle[3] - rectangle[1] : rectangle[2] - rectangle[0];
        double padding = widget.find("MK").flatMap(look -> look.find("BC")).isPresent() ? BORDER_PADDING : 0;
        String content = line(field, style, text, width, height, padding);
        Dictionary fonts =
                PdfValue.dictionary().with(style.fontName(), style.fontNode().asValue());
        Dictionary resources = PdfValue.dictionary().with("Font", fonts);
        return increment.add(Upright.form(width, height, rotation, resources, content));
    }

    private static String line(
            FormField field, DefaultAppearance style, String text, double width, double height, double padding) {
        FieldFont font = style.font();
        String codes = font.hex(text).orElseThrow(() -> lacking(field, font, text));
        double wanted = style.size(height);
        double room = width - 2 * padding;
        double size = Math.min(wanted, text.isEmpty() ? wanted : room / font.width(text));
        if (size < wanted * SMALLEST_PART) {
            throw new FieldException(
                    "The text \"" + text + "\" does not fit the field \"" + field.name() + "\" even at "
                            + Math.round(wanted * SMALLEST_PART) + " points; shorten it or make the field wider",
                    field.name(),
                    List.of());
        }
        double free = room - font.width(text) * size;
        double left = padding
                + switch (style.alignment()) {
                    case LEFT -> 0;
                    case CENTER -> free / 2;
                    case RIGHT -> free;
                };
        // Centred as a browser centres a line in its box, so that it stands on one base line with the text around it.
        double baseLine = (height - (font.ascent() - font.descent()) * size) / 2 - font.descent() * size;
        return "/Tx BMC\nq\nBT\n" + style.operators(size) + "\n" + Upright.number(left) + " " + Upright.number(baseLine)
                + " Td\n<" + codes + "> Tj\nET\nQ\nEMC\n";
    }

    private static FieldException lacking(FormField field, FieldFont font, String text) {
        int[] missing = text.codePoints()
                .filter(character -> font.hex(Character.toString(character)).isEmpty())
                .limit(1)
                .toArray();
        String named = missing.length == 0
                ? "a character"
                : String.format(Locale.ROOT, "\"%s\" (U+%04X)", Character.toString(missing[0]), missing[0]);
        return new FieldException(
                "The font of the field \"" + field.name() + "\" lacks " + named + " of \"" + text
                        + "\"; leave it out or prepare the document with a font that has it",
                field.name(),
                List.of());
    }
}
