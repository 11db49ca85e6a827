package org.motcua.signing.syntax;

/**
 * An integer or a real number.
 *
 * @param value the value; exact for the integers of a document, which have at most 53 bits where exactness matters
 * @param integer whether it was written without a decimal point
 * @param longValue the value without its fraction
 */
public record PdfNumber(double value, boolean integer, long longValue) implements PdfObject {

    static PdfNumber of(long value) {
        return new PdfNumber(value, true, value);
    }

    static PdfNumber of(double value) {
        return new PdfNumber(value, false, (long) value);
    }

    /** Equal in value: {@code 1} and {@code 1.0} place a rectangle at the same spot. */
    public boolean sameValue(PdfNumber other) {
        return (integer && other.integer) ? longValue == other.longValue : Double.compare(value, other.value) == 0;
    }
}
