package org.motcua.signing.increment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.motcua.signing.UnreadablePdfException;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Reference;

/** What PDFBox read, as it would be written again. References stay references: nothing beyond the object is read. */
final class CosValues {

    /** Direct objects nested deeper than this are an attack, not a document. */
    private static final int MAXIMUM_DEPTH = 100;

    private CosValues() {}

    static PdfValue of(COSBase value) {
        return of(value, 0);
    }

    private static PdfValue of(COSBase value, int depth) {
        if (depth > MAXIMUM_DEPTH) {
            throw new UnreadablePdfException(
                    "An object of the document is nested deeper than " + MAXIMUM_DEPTH + " levels");
        }
        if (value instanceof COSObject reference) {
            return reference(reference);
        }
        if (value instanceof COSStream) {
            throw new UnreadablePdfException("A stream of the document stands where only a dictionary can");
        }
        if (value instanceof COSDictionary dictionary) {
            return dictionary(dictionary, depth);
        }
        if (value instanceof COSArray array) {
            List<PdfValue> values = new ArrayList<>();
            for (COSBase item : array) {
                values.add(of(item, depth + 1));
            }
            return PdfValue.sequence(values);
        }
        return scalar(value);
    }

    static Reference reference(COSObject object) {
        COSObjectKey key = object.getKey();
        return new Reference(key.getNumber(), key.getGeneration());
    }

    /** Byte for byte: a name that is no UTF-8, as of many a font, would otherwise become another. */
    static String name(COSName name) {
        return new String(name.getBytes(), StandardCharsets.ISO_8859_1);
    }

    private static Dictionary dictionary(COSDictionary dictionary, int depth) {
        Map<String, PdfValue> entries = new LinkedHashMap<>();
        for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
            entries.put(name(entry.getKey()), of(entry.getValue(), depth + 1));
        }
        return new Dictionary(entries);
    }

    /** A rectangle that is rounded on the way would look like a field that was moved. */
    private static String asWritten(COSFloat real) {
        try {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            real.writePDF(written);
            return written.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PdfValue scalar(COSBase value) {
        if (value instanceof COSName name) {
            return PdfValue.name(name(name));
        }
        if (value instanceof COSString string) {
            return PdfValue.bytes(string.getBytes());
        }
        if (value instanceof COSInteger integer) {
            return PdfValue.number(integer.longValue());
        }
        if (value instanceof COSFloat real) {
            return new PdfValue.Literal(asWritten(real));
        }
        if (value instanceof COSBoolean bool) {
            return new PdfValue.Literal(Boolean.toString(bool.getValue()));
        }
        if (value instanceof COSNull) {
            return new PdfValue.Literal("null");
        }
        throw new UnreadablePdfException("The document has an object of unknown kind: " + value);
    }
}
