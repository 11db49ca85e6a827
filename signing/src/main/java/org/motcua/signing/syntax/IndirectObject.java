package org.motcua.signing.syntax;

import org.jspecify.annotations.Nullable;

/**
 * An object as it stands in the file: {@code 12 0 obj … endobj}.
 *
 * @param end the offset after the value, in an object stream its length; of a stream, after the keyword {@code stream} and its line end
 */
record IndirectObject(int number, int generation, PdfObject value, long end) {

    /** Number and generation, as they stand before the value. */
    private record Header(long number, long generation) {

        /** Without comments: readers that expect the object here would look for another elsewhere. */
        static @Nullable Header find(Cursor in) {
            in.skipWhiteSpace();
            long number = in.unsignedNumber();
            in.skipWhiteSpace();
            long generation = in.unsignedNumber();
            in.skipWhiteSpace();
            boolean found = number >= 0
                    && number <= Integer.MAX_VALUE
                    && generation >= 0
                    && generation <= 65_535
                    && in.skipKeyword("obj");
            return found ? new Header(number, generation) : null;
        }
    }

    /** Whether an object with this number and generation begins at the offset. */
    static boolean standsAt(PdfSource source, long offset, int number, int generation) {
        Header header = Header.find(new Cursor(source, offset, source.length()));
        return header != null && header.number() == number && header.generation() == generation;
    }

    static IndirectObject read(PdfSource source, Budget budget, long offset) {
        budget.parsedObject();
        Cursor in = new Cursor(source, offset, source.length());
        Header header = Header.find(in);
        if (header == null) {
            throw PdfSyntaxException.malformed("no object at offset " + offset);
        }
        int number = (int) header.number();
        int generation = (int) header.generation();
        in.skipBlank();
        if (in.skipKeyword("endobj")) {
            return new IndirectObject(number, generation, PdfNull.NULL, in.position());
        }
        PdfObject value = new ObjectParser(in, budget, true).parse();
        long end = in.position();
        in.skipBlank();
        if (value instanceof PdfDictionary dictionary && in.skipKeyword("stream")) {
            skipLineEnd(in);
            value = new PdfStream(dictionary, number, generation, in.position());
            end = in.position();
        } else if (!in.skipKeyword("endobj")) {
            throw PdfSyntaxException.malformed("object " + number + " does not end with endobj");
        }
        return new IndirectObject(number, generation, value, end);
    }

    private static void skipLineEnd(Cursor in) {
        while (in.peek() == ' ') {
            in.next();
        }
        if (in.peek() == '\r') {
            in.next();
        }
        if (in.peek() == '\n') {
            in.next();
        }
    }
}
