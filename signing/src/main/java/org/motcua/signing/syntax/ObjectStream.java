package org.motcua.signing.syntax;

/** A decoded object stream (ISO 32000-1 7.5.7): several objects without headers behind a table of their places. */
final class ObjectStream {

    private final byte[] data;
    private final int[] numbers;
    private final int[] offsets;

    private ObjectStream(byte[] data, int[] numbers, int[] offsets) {
        this.data = data;
        this.numbers = numbers;
        this.offsets = offsets;
    }

    static ObjectStream read(PdfDictionary dictionary, byte[] data, Budget budget) {
        if (dictionary.hasDuplicates()) {
            throw PdfSyntaxException.malformed("an object stream with a key twice");
        }
        int count = integer(dictionary, "N");
        int first = integer(dictionary, "First");
        if (first > data.length || count > first) {
            throw PdfSyntaxException.malformed("an object stream with " + count + " objects from byte " + first);
        }
        int[] numbers = new int[count];
        int[] offsets = new int[count];
        Cursor in = new Cursor(new BytesSource(data), 0, first);
        for (int i = 0; i < count; i++) {
            budget.step();
            numbers[i] = (int) Math.min(number(in), Integer.MAX_VALUE);
            offsets[i] = (int) Math.min(first + number(in), data.length);
        }
        return new ObjectStream(data, numbers, offsets);
    }

    /** The object at an index; the table must name it by the number that the cross-reference section has. */
    IndirectObject object(int index, int number, Budget budget) {
        if (index < 0 || index >= numbers.length || numbers[index] != number) {
            throw PdfSyntaxException.malformed("object " + number + " is not in the object stream that should hold it");
        }
        budget.parsedObject();
        Cursor in = new Cursor(new BytesSource(data), offsets[index], data.length);
        PdfObject value = new ObjectParser(in, budget, false).parse();
        return new IndirectObject(number, 0, value, in.position() - offsets[index]);
    }

    int bytes() {
        return data.length;
    }

    private static long number(Cursor in) {
        in.skipBlank();
        long value = in.unsignedNumber();
        if (value < 0) {
            throw PdfSyntaxException.malformed("the table of an object stream");
        }
        return value;
    }

    private static int integer(PdfDictionary dictionary, String key) {
        if (dictionary.get(key) instanceof PdfNumber number
                && number.integer()
                && number.longValue() >= 0
                && number.longValue() <= Integer.MAX_VALUE) {
            return (int) number.longValue();
        }
        throw PdfSyntaxException.malformed("an object stream without /" + key);
    }
}
