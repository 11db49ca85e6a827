package org.motcua.signing.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The bytes of a stream, raw or decoded, within the limits. */
final class StreamData {

    static final UnaryOperator<byte[]> PLAIN = bytes -> bytes;

    private static final int MAX_FILTERS = 8;

    /** Below this the ratio does not matter. */
    private static final int SMALL_BYTES = 64 * 1024;

    private StreamData() {}

    /** Decodes a stream whose filters and parameters are direct objects, as object and cross-reference streams have. */
    static byte[] decode(
            PdfSource source, Budget budget, PdfStream stream, long length, UnaryOperator<byte[]> decryption) {
        byte[] data = decryption.apply(raw(source, budget, stream, length));
        int maxBytes = maxBytes(budget.limits(), length);
        List<PdfObject> filters = list(stream.dictionary(), "Filter");
        List<PdfObject> parameters = list(stream.dictionary(), "DecodeParms");
        if (filters.size() > MAX_FILTERS) {
            throw Budget.exceeded("more than " + MAX_FILTERS + " filters on a stream");
        }
        for (int i = 0; i < filters.size(); i++) {
            if (!(filters.get(i) instanceof PdfName filter)) {
                throw PdfSyntaxException.malformed("a stream filter that is no name");
            }
            data = Filters.decode(filter.value(), data, maxBytes);
            budget.decodedBytes(data.length);
            if (i < parameters.size() && parameters.get(i) instanceof PdfDictionary dictionary) {
                data = Predictor.undo(
                        data,
                        integer(dictionary, "Predictor"),
                        integer(dictionary, "Colors"),
                        integer(dictionary, "Columns"));
            }
        }
        return data;
    }

    private static int maxBytes(ReadLimits limits, long length) {
        long byRatio = Math.max(SMALL_BYTES, length * limits.decompressionRatio());
        return (int) Math.min(limits.decodedStreamBytes(), byRatio);
    }

    static byte[] raw(PdfSource source, Budget budget, PdfStream stream, long length) {
        if (length < 0 || length > source.length() - stream.dataStart()) {
            throw PdfSyntaxException.malformed("stream " + stream.number() + " is longer than the file");
        }
        if (length > budget.limits().decodedStreamBytes()) {
            throw Budget.exceeded("a stream of " + length + " bytes to decode");
        }
        requireEndstream(source, stream, length);
        byte[] data = new byte[(int) length];
        try {
            source.read(stream.dataStart(), data, 0, data.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return data;
    }

    private static void requireEndstream(PdfSource source, PdfStream stream, long length) {
        if (!endsThere(source, stream, length)) {
            throw PdfSyntaxException.malformed("stream " + stream.number() + " does not end where its length says");
        }
    }

    /** Whether the keyword {@code endstream} stands behind so many bytes. */
    static boolean endsThere(PdfSource source, PdfStream stream, long length) {
        Cursor in = new Cursor(source, stream.dataStart() + length, source.length());
        in.skipWhiteSpace();
        return in.skipKeyword("endstream");
    }

    /** Whether the first filter says that this stream is not encrypted (ISO 32000-1 7.4.10). */
    static boolean isExemptFromEncryption(PdfDictionary dictionary) {
        List<PdfObject> filters = list(dictionary, "Filter");
        if (filters.isEmpty() || !filters.get(0).equals(new PdfName("Crypt"))) {
            return false;
        }
        List<PdfObject> parameters = list(dictionary, "DecodeParms");
        return parameters.isEmpty()
                || !(parameters.get(0) instanceof PdfDictionary named)
                || !named.has("Name")
                || named.isName("Name", "Identity");
    }

    private static List<PdfObject> list(PdfDictionary dictionary, String key) {
        PdfObject value = dictionary.get(key);
        if (value instanceof PdfArray array) {
            return new ArrayList<>(array.items());
        }
        return value == PdfNull.NULL ? List.of() : List.of(value);
    }

    private static int integer(PdfDictionary dictionary, String key) {
        return dictionary.get(key) instanceof PdfNumber number && number.integer()
                ? (int) Math.max(-1, Math.min(number.longValue(), Integer.MAX_VALUE))
                : 1;
    }
}
