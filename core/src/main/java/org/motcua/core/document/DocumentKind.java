package org.motcua.core.document;

import org.motcua.core.Text;

/**
 * A kind of documents: what it is called, how it is numbered, how it looks and who signs it. Kinds are data: the
 * {@link DocumentKinds#standard() given ones} and an agency's own, such as its licences.
 *
 * @param vietnamese its name as a document prints it, such as "Quyết định"
 * @param series the sequence of numbers that it shares with other kinds of the same series; the head of the agency
 *     decides
 * @param symbol what follows the number, with {@code {agency}} and {@code {unit}} for the abbreviations, such as
 *     {@code QĐ-{agency}}
 * @param template by which it is laid out
 * @param signed whether it goes out signed by a leader, numbered and signed by the agency; otherwise it is a form that
 *     is finished when it is laid out
 */
public record DocumentKind(
        KindId id, String vietnamese, String english, String series, String symbol, String template, boolean signed) {

    public DocumentKind {
        Text.required(vietnamese, "Vietnamese name of kind " + id, 200);
        Text.required(english, "English name of kind " + id, 200);
        Text.required(template, "Template of kind " + id, 60);
        Text.matching(template, "Template of kind " + id, "[a-z][a-z0-9-]*", "decision");
        if (signed) {
            Text.required(series, "Series of kind " + id, 60);
            Text.required(symbol, "Symbol of kind " + id, 60);
            Text.matching(symbol, "Symbol of kind " + id, "[^\\s/]+", "QĐ-{agency}");
        }
    }

    /**
     * The symbol of a document.
     *
     * @param agency the agency's abbreviation
     * @param unit the abbreviation of the unit that drafted it; may be empty
     */
    public String symbol(String agency, String unit) {
        String text = symbol.replace("{agency}", agency);
        return unit.isBlank() ? text.replace("-{unit}", "").replace("{unit}", "") : text.replace("{unit}", unit);
    }
}
