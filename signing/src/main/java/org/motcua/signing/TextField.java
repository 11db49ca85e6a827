package org.motcua.signing;

/**
 * A field for one line of text that is known only later, such as a number or a date.
 *
 * @param name full name, unique in the document
 * @param tooltip what a reader shows for the field
 * @param page page on which the field stands; the first is 1
 * @param box where on the page
 * @param fontSize points; a text that is too long for the box is set smaller
 * @param maxLength most characters that the text may have
 */
public record TextField(
        String name,
        String tooltip,
        int page,
        Box box,
        double fontSize,
        FontStyle style,
        Alignment alignment,
        int maxLength)
        implements FieldSpec {

    public TextField {
        FieldNames.requireName(name);
        FieldNames.requirePage(name, page);
        if (!(fontSize > 0)) {
            throw new IllegalArgumentException("Field " + name + " needs a font size above 0, but got " + fontSize);
        }
        if (maxLength < 1) {
            throw new IllegalArgumentException(
                    "Field " + name + " needs room for at least 1 character, but got " + maxLength);
        }
    }
}
