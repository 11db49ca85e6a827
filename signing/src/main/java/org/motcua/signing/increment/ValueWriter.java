package org.motcua.signing.increment;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import org.motcua.signing.increment.PdfValue.Bytes;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Literal;
import org.motcua.signing.increment.PdfValue.Name;
import org.motcua.signing.increment.PdfValue.Reference;
import org.motcua.signing.increment.PdfValue.Sequence;
import org.motcua.signing.increment.PdfValue.Stream;

/** Writes one indirect object's value, with its strings and its stream encrypted where the document is. */
final class ValueWriter {

    private static final HexFormat HEX = HexFormat.of();

    private final Buffer out;
    private final Encryption encryption;
    private final Reference object;

    ValueWriter(Buffer out, Encryption encryption, Reference object) {
        this.out = out;
        this.encryption = encryption;
        this.object = object;
    }

    void write(PdfValue value) {
        if (value instanceof Literal literal) {
            out.append(literal.token());
        } else if (value instanceof Name name) {
            writeName(name.value());
        } else if (value instanceof Bytes bytes) {
            writeString(encryption.encryptString(bytes.value(), object));
        } else if (value instanceof Reference reference) {
            out.append(reference.toString());
        } else if (value instanceof Sequence sequence) {
            writeSequence(sequence);
        } else if (value instanceof Dictionary dictionary) {
            writeDictionary(dictionary);
        } else if (value instanceof Stream stream) {
            writeStream(stream);
        }
    }

    void writeDictionary(Dictionary dictionary) {
        out.append("<<");
        writeEntries(dictionary);
        out.append(">>");
    }

    void writeEntries(Dictionary dictionary) {
        for (Map.Entry<String, PdfValue> entry : dictionary.entries().entrySet()) {
            writeName(entry.getKey());
            out.append(' ');
            write(entry.getValue());
        }
    }

    private void writeSequence(Sequence sequence) {
        out.append('[');
        for (Iterator<PdfValue> values = sequence.values().iterator(); values.hasNext(); ) {
            write(values.next());
            if (values.hasNext()) {
                out.append(' ');
            }
        }
        out.append(']');
    }

    private void writeStream(Stream stream) {
        byte[] data = encryption.encryptStream(stream.data(), object);
        writeDictionary(stream.dictionary().with("Length", PdfValue.number(data.length)));
        out.append("\nstream\n").append(data).append("\nendstream");
    }

    private void writeName(String name) {
        out.append('/');
        for (byte octet : name.getBytes(StandardCharsets.ISO_8859_1)) {
            char character = (char) (octet & 0xff);
            boolean regular = character > 0x20 && character < 0x7f && "#()<>[]{}/%".indexOf(character) < 0;
            if (regular) {
                out.append(character);
            } else {
                out.append('#').append(HEX.toHexDigits(octet));
            }
        }
    }

    private void writeString(byte[] bytes) {
        for (byte octet : bytes) {
            boolean printable = octet >= 0x20 && octet < 0x7f && octet != '(' && octet != ')' && octet != '\\';
            if (!printable) {
                out.append('<').append(HEX.formatHex(bytes)).append('>');
                return;
            }
        }
        out.append('(').append(bytes).append(')');
    }
}
