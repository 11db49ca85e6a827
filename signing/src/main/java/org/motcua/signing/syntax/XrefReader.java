package org.motcua.signing.syntax;

import java.util.Optional;

/** Reads one cross-reference section, table (ISO 32000-1 7.5.4) or stream (7.5.8). For one thread. */
final class XrefReader {

    private static final String TRAILER = "trailer";
    private static final int MAX_GENERATION = 65_535;

    private final PdfSource source;
    private final Budget budget;

    XrefReader(PdfSource source, Budget budget) {
        this.source = source;
        this.budget = budget;
    }

    XrefSection read(long offset) {
        Cursor in = new Cursor(source, offset, source.length());
        in.skipWhiteSpace();
        if (offset < 0 || in.peek() == Cursor.END) {
            throw PdfSyntaxException.malformed("no cross-reference section at offset " + offset);
        }
        return in.skipKeyword("xref") ? table(in, offset) : stream(offset);
    }

    private XrefSection table(Cursor in, long offset) {
        XrefEntries.Builder entries = new XrefEntries.Builder(budget, source.length());
        in.skipBlank();
        while (!in.skipKeyword(TRAILER)) {
            subsection(in, entries);
            in.skipBlank();
        }
        long trailerStart = in.position() - TRAILER.length();
        if (!(new ObjectParser(in, budget, true).parse() instanceof PdfDictionary trailer)) {
            throw PdfSyntaxException.malformed("no trailer after the cross-reference table at offset " + offset);
        }
        long end = in.position();
        Optional<XrefEntries> hybrid = Optional.empty();
        if (trailer.has("XRefStm")) {
            StreamSection beside = streamBeside(integer(trailer, "XRefStm", -1));
            hybrid = Optional.of(beside.entries());
            end = Math.max(end, beside.end());
        }
        return new XrefSection(
                offset, trailerStart, end, trailer, entries.build(), hybrid, integer(trailer, "Prev", -1));
    }

    private void subsection(Cursor in, XrefEntries.Builder entries) {
        long first = number(in);
        long count = number(in);
        if (first < 0 || count < 0) {
            throw PdfSyntaxException.malformed("cross-reference table before offset " + in.position());
        }
        if (count > 0) {
            entries.startRun(first);
        }
        for (long i = 0; i < count; i++) {
            budget.step();
            long location = number(in);
            long generation = number(in);
            in.skipBlank();
            int kind = in.next();
            if (location < 0 || generation < 0 || (kind != 'n' && kind != 'f')) {
                throw PdfSyntaxException.malformed("cross-reference entry before offset " + in.position());
            }
            boolean used = kind == 'n' && location > 0;
            if (used && generation > MAX_GENERATION) {
                throw PdfSyntaxException.malformed("generation " + generation + " before offset " + in.position());
            }
            // Some producers write 65536 for the head of the free objects.
            entries.add(new XrefEntry(used ? XrefEntry.Kind.OFFSET : XrefEntry.Kind.FREE, used ? location : 0, (int)
                    Math.min(generation, MAX_GENERATION)));
        }
    }

    private static long number(Cursor in) {
        in.skipBlank();
        return in.unsignedNumber();
    }

    private XrefSection stream(long offset) {
        StreamSection section = streamEntries(offset);
        return new XrefSection(
                offset,
                -1,
                section.end(),
                section.trailer(),
                section.entries(),
                Optional.empty(),
                integer(section.trailer(), "Prev", -1));
    }

    private StreamSection streamBeside(long offset) {
        StreamSection section = streamEntries(offset);
        if (section.trailer().hasDuplicates()) {
            throw PdfSyntaxException.malformed("a cross-reference stream with a key twice at offset " + offset);
        }
        return section;
    }

    private record StreamSection(PdfDictionary trailer, XrefEntries entries, long end) {}

    private StreamSection streamEntries(long offset) {
        IndirectObject object = IndirectObject.read(source, budget, offset);
        if (!(object.value() instanceof PdfStream stream)
                || !stream.dictionary().isName("Type", "XRef")) {
            throw PdfSyntaxException.malformed("no cross-reference section at offset " + offset);
        }
        PdfDictionary dictionary = stream.dictionary();
        long length = integer(dictionary, "Length", -1);
        byte[] data = StreamData.decode(source, budget, stream, length, StreamData.PLAIN);
        return new StreamSection(dictionary, entries(dictionary, data), stream.dataStart() + length);
    }

    private XrefEntries entries(PdfDictionary dictionary, byte[] data) {
        int[] widths = widths(dictionary);
        XrefEntries.Builder entries = new XrefEntries.Builder(budget, source.length());
        PdfArray index = dictionary.get("Index") instanceof PdfArray array ? array : null;
        int pairs = index == null ? 1 : index.size() / 2;
        int at = 0;
        for (int pair = 0; pair < pairs; pair++) {
            long first = index == null ? 0 : integer(index.get(pair * 2));
            long count = index == null ? integer(dictionary, "Size", -1) : integer(index.get(pair * 2 + 1));
            if (count > 0) {
                entries.startRun(first);
            }
            for (long i = 0; i < count; i++) {
                if (at + widths[0] + widths[1] + widths[2] > data.length) {
                    throw PdfSyntaxException.malformed("a cross-reference stream is too short");
                }
                budget.step();
                entries.add(entry(data, at, widths));
                at += widths[0] + widths[1] + widths[2];
            }
        }
        return entries.build();
    }

    private static int[] widths(PdfDictionary dictionary) {
        int[] widths = new int[3];
        if (!(dictionary.get("W") instanceof PdfArray array) || array.size() < 3) {
            throw PdfSyntaxException.malformed("a cross-reference stream without /W");
        }
        for (int i = 0; i < widths.length; i++) {
            long width = integer(array.get(i));
            if (width < 0 || width > 8) {
                throw PdfSyntaxException.malformed("a cross-reference stream with field width " + width);
            }
            widths[i] = (int) width;
        }
        if (widths[1] == 0) {
            throw PdfSyntaxException.malformed("a cross-reference stream without offsets");
        }
        return widths;
    }

    private static XrefEntry entry(byte[] data, int at, int[] widths) {
        long kind = widths[0] == 0 ? 1 : field(data, at, widths[0]);
        long location = field(data, at + widths[0], widths[1]);
        long detail = field(data, at + widths[0] + widths[1], widths[2]);
        if (detail < 0 || detail > Integer.MAX_VALUE) {
            throw PdfSyntaxException.malformed("cross-reference entry with third field " + detail);
        }
        if (kind == 1 && location > 0) {
            return new XrefEntry(XrefEntry.Kind.OFFSET, location, (int) detail);
        }
        if (kind == 2) {
            return new XrefEntry(XrefEntry.Kind.COMPRESSED, location, (int) detail);
        }
        return new XrefEntry(XrefEntry.Kind.FREE, 0, Math.min((int) detail, MAX_GENERATION));
    }

    private static long field(byte[] data, int at, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = (value << 8) | (data[at + i] & 0xFF);
        }
        return value;
    }

    private static long integer(PdfDictionary dictionary, String key, long otherwise) {
        PdfObject value = dictionary.get(key);
        return value == PdfNull.NULL ? otherwise : integer(value);
    }

    private static long integer(PdfObject value) {
        if (value instanceof PdfNumber number && number.integer() && number.longValue() >= 0) {
            return number.longValue();
        }
        throw PdfSyntaxException.malformed("a cross-reference section holds " + value + " where a number belongs");
    }
}
