package org.motcua.core.register;

import org.motcua.core.Text;

/**
 * The number and symbol of a document, as {@code 05/QĐ-SCT}.
 *
 * @param number from 1 on 1 January
 * @param year of the document's date; it is not printed with the number
 * @param symbol what follows the slash, without spaces
 */
public record DocumentNumber(int number, int year, String symbol) {

    public DocumentNumber {
        if (number < 1) {
            throw new IllegalArgumentException("Document number " + number + " is below 1");
        }
        if (year < 1945 || year > 9999) {
            throw new IllegalArgumentException("Year " + year + " of a document number is not one of four digits");
        }
        Text.required(symbol, "Document symbol", 60);
        Text.matching(symbol, "Document symbol", "[^\\s/]+", "QĐ-SCT");
    }

    /** As it is printed: numbers below 10 with a leading zero. */
    public String text() {
        return "%02d/%s".formatted(number, symbol);
    }
}
