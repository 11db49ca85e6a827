package org.motcua.signing.syntax;

/**
 * An object as it stands in the file: {@code 12 0 obj … endobj}.
 *
 * @param end the offset after the value; of a stream, after the keyword {@code stream} and its line end
 */
record IndirectObject(int number, int generation, PdfObject value, long end) {

    static IndirectObject read(PdfSource source, Budget budget, long offset) {
        budget.parsedObject();
        Cursor in = new Cursor(source, offset, source.length());
        in.skipWhiteSpace(); // not comments: readers that expect the object here would look for another elsewhere
        long number = in.unsignedNumber();
        in.skipBlank();
        long generation = in.unsignedNumber();
        in.skipBlank();
        if (number < 0
                || number > Integer.MAX_VALUE
                || generation < 0
                || generation > 65_535
                || !in.skipKeyword("obj")) {
            throw PdfSyntaxException.malformed("no object at offset " + offset);
        }
        in.skipBlank();
        if (in.skipKeyword("endobj")) {
            return new IndirectObject((int) number, (int) generation, PdfNull.NULL, in.position());
        }
        PdfObject value = new ObjectParser(in, budget, true).parse();
        long end = in.position();
        in.skipBlank();
        if (value instanceof PdfDictionary dictionary && in.skipKeyword("stream")) {
            skipLineEnd(in);
            value = new PdfStream(dictionary, (int) number, (int) generation, in.position());
            end = in.position();
        } else if (!in.skipKeyword("endobj")) {
            throw PdfSyntaxException.malformed("object " + number + " does not end with endobj");
        }
        return new IndirectObject((int) number, (int) generation, value, end);
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
