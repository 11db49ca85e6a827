package org.motcua.signing.increment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSBase;
import org.motcua.signing.UnsupportedPdfException;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Reference;

/**
 * Writes the objects of an increment, notes where they are, and writes the cross-reference section for them: a table or
 * a stream, as the last section of the document is (ISO 32000-1 7.5.4 and 7.5.8). After a hybrid section comes a table
 * without /XRefStm: what that stream hides from old readers is reached through /Prev as before. Not thread-safe.
 */
final class XrefSection {

    /** A table has ten digits for an offset. */
    private static final long LAST_TABLE_OFFSET = 9_999_999_999L;

    /** What a trailer says of its own section alone, or what is set anew. */
    private static final Set<String> NOT_INHERITED = Set.of(
            "Prev",
            "XRefStm",
            "Size",
            "ID",
            "Type",
            "W",
            "Index",
            "Length",
            "Filter",
            "DecodeParms",
            "DL",
            "F",
            "FFilter",
            "FDecodeParms");

    /** Room for three offsets of up to nineteen digits, the zero, brackets and spaces. */
    private static final int BYTE_RANGE_WIDTH = 3 * 19 + 6;

    private final PdfInput input;
    private final long base;
    private final Map<Reference, Long> offsets = new TreeMap<>();

    XrefSection(PdfInput input, long base) {
        this.input = input;
        this.base = base;
    }

    void writeObject(Buffer out, Reference reference, PdfValue value) {
        begin(out, reference);
        new ValueWriter(out, input.encryption(), reference).write(value);
        end(out);
    }

    SignatureRoom writeSignature(Buffer out, Reference reference, Dictionary entries, int contentsBytes) {
        begin(out, reference);
        out.append("<<");
        new ValueWriter(out, input.encryption(), reference).writeEntries(entries);
        out.append("/ByteRange ");
        int byteRangeAt = out.size();
        out.fill(' ', BYTE_RANGE_WIDTH);
        out.append("/Contents ");
        int holeStart = out.size();
        // Never encrypted (7.6.1), and zeros behind the signature up to the closing bracket.
        out.append('<').fill('0', 2 * contentsBytes).append('>');
        int holeEnd = out.size();
        out.append(">>");
        end(out);
        return new SignatureRoom(reference, byteRangeAt, BYTE_RANGE_WIDTH, holeStart, holeEnd);
    }

    /** Writes the section and all behind it, and answers the offset of the section in the document. */
    long write(Buffer out, long nextNumber, byte[] newId) {
        long startXref = base + out.size();
        if (input.endsInXrefStream()) {
            writeStream(out, new Reference(nextNumber, 0), newId);
        } else {
            writeTable(out, nextNumber, newId);
        }
        out.append("startxref\n").append(Long.toString(startXref)).append("\n%%EOF\n");
        return startXref;
    }

    private void begin(Buffer out, Reference reference) {
        offsets.put(reference, base + out.size());
        out.append(reference.number() + " " + reference.generation() + " obj\n");
    }

    private static void end(Buffer out) {
        out.append("\nendobj\n");
    }

    private void writeTable(Buffer out, long size, byte[] newId) {
        out.append("xref\n0 1\n0000000000 65535 f \n");
        for (List<Map.Entry<Reference, Long>> run : runs()) {
            out.append(run.get(0).getKey().number() + " " + run.size() + "\n");
            for (Map.Entry<Reference, Long> entry : run) {
                requireTableOffset(entry.getValue());
                out.append(digits(entry.getValue(), 10));
                out.append(' ').append(digits(entry.getKey().generation(), 5)).append(" n \n");
            }
        }
        out.append("trailer\n");
        new ValueWriter(out, Encryption.none(), new Reference(0, 0)).writeDictionary(trailer(size, newId));
        out.append('\n');
    }

    private void requireTableOffset(long offset) {
        if (offset > LAST_TABLE_OFFSET) {
            throw new UnsupportedPdfException(input.source().name() + " has " + base
                    + " bytes, but a cross-reference table ends at " + LAST_TABLE_OFFSET
                    + "; convert it to cross-reference streams (qpdf --object-streams=generate) and sign the result");
        }
    }

    private void writeStream(Buffer out, Reference self, byte[] newId) {
        begin(out, self);
        int offsetWidth = width(base + out.size());
        Buffer rows = new Buffer();
        List<PdfValue> index = new ArrayList<>();
        for (List<Map.Entry<Reference, Long>> run : runs()) {
            index.add(PdfValue.number(run.get(0).getKey().number()));
            index.add(PdfValue.number(run.size()));
            for (Map.Entry<Reference, Long> entry : run) {
                rows.append((char) 1);
                bigEndian(rows, entry.getValue(), offsetWidth);
                bigEndian(rows, entry.getKey().generation(), 2);
            }
        }
        Dictionary dictionary = PdfValue.dictionary()
                .with("Type", PdfValue.name("XRef"))
                .with("W", PdfValue.numbers(1, offsetWidth, 2))
                .with("Index", PdfValue.sequence(index));
        for (Map.Entry<String, PdfValue> entry :
                trailer(self.number() + 1, newId).entries().entrySet()) {
            dictionary = dictionary.with(entry.getKey(), entry.getValue());
        }
        // "The cross-reference stream shall not be encrypted" (7.5.8.2).
        new ValueWriter(out, Encryption.none(), self).write(new PdfValue.Stream(dictionary, rows.toArray()));
        end(out);
    }

    private Dictionary trailer(long size, byte[] newId) {
        Dictionary trailer = PdfValue.dictionary();
        for (Map.Entry<String, COSBase> entry : input.inheritedTrailer().entrySet()) {
            if (!NOT_INHERITED.contains(entry.getKey())) {
                trailer = trailer.with(entry.getKey(), CosValues.of(entry.getValue()));
            }
        }
        PdfValue permanentId = PdfValue.bytes(input.permanentId().orElse(newId));
        return trailer.with("ID", PdfValue.sequence(List.of(permanentId, PdfValue.bytes(newId))))
                .with("Size", PdfValue.number(size))
                .with("Prev", PdfValue.number(input.startXref()));
    }

    /** The objects in runs of consecutive numbers. */
    private List<List<Map.Entry<Reference, Long>>> runs() {
        List<List<Map.Entry<Reference, Long>>> runs = new ArrayList<>();
        long expected = -1;
        for (Map.Entry<Reference, Long> entry : offsets.entrySet()) {
            if (entry.getKey().number() != expected) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(entry);
            expected = entry.getKey().number() + 1;
        }
        return runs;
    }

    private static String digits(long value, int count) {
        String digits = Long.toString(value);
        return "0".repeat(count - digits.length()) + digits;
    }

    private static int width(long value) {
        return (Long.SIZE - Long.numberOfLeadingZeros(value) + Byte.SIZE - 1) / Byte.SIZE;
    }

    private static void bigEndian(Buffer out, long value, int width) {
        for (int shift = (width - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.append((char) ((value >>> shift) & 0xff));
        }
    }
}
