package org.motcua.signing.revision;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** An update with its objects in an object stream and a cross-reference stream, written by hand. */
final class StreamUpdate {

    private final byte[] base;
    private final Map<Integer, String> objects = new TreeMap<>();
    private final boolean deflated;

    StreamUpdate(byte[] base, boolean deflated) {
        this.base = base;
        this.deflated = deflated;
    }

    /** An object that is no stream. */
    StreamUpdate object(int number, String value) {
        objects.put(number, value);
        return this;
    }

    byte[] bytes() {
        return bytes("");
    }

    /** With further entries in the trailer. */
    byte[] bytes(String trailer) {
        int size = (int) Draft.last(java.util.regex.Pattern.compile("/Size (\\d+)"), base);
        int previous = (int) Draft.last(java.util.regex.Pattern.compile("startxref\\s+(\\d+)"), base);
        int container = Math.max(
                size, objects.keySet().stream().mapToInt(n -> n + 1).max().orElse(0));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(base);
        int containerAt = out.size();
        StringBuilder table = new StringBuilder();
        StringBuilder values = new StringBuilder();
        objects.forEach((number, value) -> {
            table.append(number).append(' ').append(values.length()).append(' ');
            values.append(value).append('\n');
        });
        stream(
                out,
                container,
                "/Type /ObjStm /N " + objects.size() + " /First " + table.length(),
                latin(table.toString() + values));
        int section = out.size();
        StringBuilder index = new StringBuilder();
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        int place = 0;
        for (int number : objects.keySet()) {
            index.append(number).append(" 1 ");
            row(rows, 2, container, place++);
        }
        index.append(container).append(" 2");
        row(rows, 1, containerAt, 0);
        row(rows, 1, section, 0);
        stream(
                out,
                container + 1,
                "/Type /XRef /Root 1 0 R " + trailer + " /Size " + (container + 2) + " /Prev " + previous
                        + " /W [1 4 2] /Index [" + index + "]",
                rows.toByteArray());
        out.writeBytes(latin("startxref\n" + section + "\n%%EOF\n"));
        return out.toByteArray();
    }

    private static void row(ByteArrayOutputStream rows, int kind, int location, int detail) {
        rows.write(kind);
        for (int shift = 24; shift >= 0; shift -= 8) {
            rows.write(location >>> shift);
        }
        rows.write(detail >>> 8);
        rows.write(detail);
    }

    private void stream(ByteArrayOutputStream out, int number, String dictionary, byte[] data) {
        byte[] written = deflated ? deflate(data) : data;
        String filter = deflated ? " /Filter /FlateDecode" : "";
        out.writeBytes(
                latin(number + " 0 obj\n<< " + dictionary + filter + " /Length " + written.length + " >>\nstream\n"));
        out.writeBytes(written);
        out.writeBytes(latin("\nendstream\nendobj\n"));
    }

    static byte[] deflate(byte[] data) {
        Deflater deflater = new Deflater();
        deflater.setInput(data);
        deflater.finish();
        byte[] out = new byte[data.length + 64];
        int length = deflater.deflate(out);
        deflater.end();
        return java.util.Arrays.copyOf(out, length);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
