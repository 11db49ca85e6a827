package org.motcua.signing.syntax;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decodes streams with a bound on the output. Only the filters that object and cross-reference streams use in practice. */
final class Filters {

    private static final int CHUNK = 16 * 1024;

    private Filters() {}

    static byte[] decode(String filter, byte[] data, int maxBytes) {
        return switch (filter) {
            case "FlateDecode", "Fl" -> inflate(data, maxBytes);
            case "ASCIIHexDecode", "AHx" -> asciiHex(data);
            case "ASCII85Decode", "A85" -> ascii85(data);
            case "Crypt" -> data; // which encryption it names was seen to before
            default -> throw PdfSyntaxException.malformed("stream filter " + filter + " is not supported here");
        };
    }

    /** Goes over the data twice, first to count: a buffer that grows would need several times the memory. */
    private static byte[] inflate(byte[] data, int maxBytes) {
        int length = inflate(data, maxBytes, (chunk, count) -> {});
        ByteBuffer out = ByteBuffer.allocate(length);
        inflate(data, length, (chunk, count) -> out.put(chunk, 0, count));
        return out.array();
    }

    private interface Sink {
        void accept(byte[] chunk, int count);
    }

    private static int inflate(byte[] data, int maxBytes, Sink sink) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data);
            byte[] chunk = new byte[CHUNK];
            int total = 0;
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break; // cut short; what was decoded so far is judged by its length where it is used
                }
                total += count;
                if (total > maxBytes) {
                    throw Budget.exceeded("a stream that decodes to more than " + maxBytes + " bytes");
                }
                sink.accept(chunk, count);
            }
            return total;
        } catch (DataFormatException e) {
            throw PdfSyntaxException.malformed("compressed data is damaged (" + e.getMessage() + ")");
        } finally {
            inflater.end();
        }
    }

    private static byte[] asciiHex(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length / 2 + 1);
        int high = -1;
        for (byte value : data) {
            int digit = Characters.hex(value);
            if (value == '>') {
                break;
            }
            if (digit < 0) {
                continue;
            }
            if (high < 0) {
                high = digit;
            } else {
                out.write(high * 16 + digit);
                high = -1;
            }
        }
        if (high >= 0) {
            out.write(high * 16);
        }
        return out.toByteArray();
    }

    private static byte[] ascii85(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length);
        long group = 0;
        int count = 0;
        for (byte value : data) {
            if (value == '~') {
                break;
            }
            if (value == 'z' && count == 0) {
                out.write(new byte[4], 0, 4);
            } else if (value >= '!' && value <= 'u') {
                group = group * 85 + (value - '!');
                if (++count == 5) {
                    write85(out, group, 4);
                    group = 0;
                    count = 0;
                }
            }
        }
        if (count > 1) {
            for (int i = count; i < 5; i++) {
                group = group * 85 + 84;
            }
            write85(out, group, count - 1);
        }
        return out.toByteArray();
    }

    private static void write85(ByteArrayOutputStream out, long group, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (group >>> (24 - 8 * i)));
        }
    }
}
