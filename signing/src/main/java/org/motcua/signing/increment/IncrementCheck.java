package org.motcua.signing.increment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motcua.signing.OutputException;

/**
 * Reads an increment back from where it was written: that its cross-reference section is found and leads to its objects,
 * and that the signature leaves out nothing but its own room. Only what stands in the bytes counts here, not what was
 * meant to be written, except for the length of the document before it.
 */
final class IncrementCheck {

    private static final Pattern END = Pattern.compile("startxref\n(\\d+)\n%%EOF\n$");
    private static final Pattern OBJECT = Pattern.compile("\\G(\\d+) (\\d+) obj\n");
    private static final Pattern RUN = Pattern.compile("\\G(\\d+) (\\d+)\n");
    private static final Pattern ENTRY = Pattern.compile("\\G(\\d{10}) (\\d{5}) ([nf]) \n");
    private static final Pattern BYTE_RANGE = Pattern.compile("/ByteRange \\[0 (\\d+) (\\d+) (\\d+)] +/Contents <");
    private static final String BEHIND_CONTENTS = ">>>\nendobj\n";

    private final long base;
    private final String text;

    private IncrementCheck(long base, byte[] written) {
        this.base = base;
        this.text = new String(written, StandardCharsets.ISO_8859_1);
    }

    static void require(SignedLayout layout, byte[] written) {
        IncrementCheck check = new IncrementCheck(layout.base(), written);
        check.requireStructure();
        check.requireByteRange(layout);
    }

    /** For an increment without a signature: it is also compared byte for byte with what was meant. */
    static void require(long base, byte[] meant, byte[] written) {
        if (!Arrays.equals(meant, written)) {
            throw broken("its bytes are others");
        }
        new IncrementCheck(base, written).requireStructure();
    }

    private void requireStructure() {
        long section = requireEnd();
        if (text.startsWith("xref\n", at(section))) {
            requireTable(section);
        } else {
            requireStream(section);
        }
    }

    /** The bytes of /Contents with the zeros behind the signature. */
    static byte[] contents(SignedLayout layout, byte[] written) {
        IncrementCheck check = new IncrementCheck(layout.base(), written);
        int start = check.signature(layout).end();
        try {
            return HexFormat.of().parseHex(check.text, start, check.endOfContents(start));
        } catch (IllegalArgumentException e) {
            throw broken("its /Contents are not hexadecimal");
        }
    }

    private long requireEnd() {
        Matcher end = END.matcher(text).region(Math.max(0, text.length() - 64), text.length());
        if (!end.find()) {
            throw broken("it does not end in a startxref");
        }
        return Long.parseLong(end.group(1));
    }

    private void requireTable(long section) {
        int position = at(section) + "xref\n".length();
        Matcher run = RUN.matcher(text);
        Matcher entry = ENTRY.matcher(text);
        while (run.region(position, text.length()).lookingAt()) {
            long number = Long.parseLong(run.group(1));
            long count = Long.parseLong(run.group(2));
            position = run.end();
            for (long i = 0; i < count; i++) {
                if (!entry.region(position, text.length()).lookingAt()) {
                    throw broken("its cross-reference table has a bad entry for object " + (number + i));
                }
                if ("n".equals(entry.group(3))) {
                    requireObject(number + i, Long.parseLong(entry.group(1)), Integer.parseInt(entry.group(2)));
                }
                position = entry.end();
            }
        }
        if (!text.startsWith("trailer\n", position)) {
            throw broken("its cross-reference table has no trailer");
        }
    }

    private void requireStream(long section) {
        Matcher object = OBJECT.matcher(text).region(at(section), text.length());
        if (!object.lookingAt()) {
            throw broken("its startxref leads to no cross-reference section");
        }
        int bodyAt = text.indexOf("\nstream\n", object.end());
        if (bodyAt < 0) {
            throw broken("its cross-reference stream has no rows");
        }
        long[] widths = numbers(text.substring(object.end(), bodyAt), "/W [");
        long[] index = numbers(text.substring(object.end(), bodyAt), "/Index [");
        int position = bodyAt + "\nstream\n".length();
        for (int run = 0; run < index.length; run += 2) {
            for (long i = 0; i < index[run + 1]; i++) {
                long offset = bigEndian(position + (int) widths[0], (int) widths[1]);
                long generation = bigEndian(position + (int) (widths[0] + widths[1]), (int) widths[2]);
                requireObject(index[run] + i, offset, (int) generation);
                position += (int) (widths[0] + widths[1] + widths[2]);
            }
        }
    }

    private void requireObject(long number, long offset, int generation) {
        Matcher object = OBJECT.matcher(text).region(at(offset), text.length());
        boolean there = object.lookingAt()
                && Long.parseLong(object.group(1)) == number
                && Integer.parseInt(object.group(2)) == generation;
        if (!there) {
            throw broken("object " + number + " is not where its cross-reference section says");
        }
    }

    /** The two signed ranges must be all of the file but the hole, or somebody could write in the gap. */
    private void requireByteRange(SignedLayout layout) {
        Matcher signature = signature(layout);
        long first = Long.parseLong(signature.group(1));
        long second = Long.parseLong(signature.group(2));
        long secondLength = Long.parseLong(signature.group(3));
        boolean exact = first == base + signature.end() - 1
                && second == base + endOfContents(signature.end()) + 1
                && second + secondLength == base + text.length();
        if (!exact) {
            throw broken("its /ByteRange does not leave out its /Contents alone");
        }
    }

    private Matcher signature(SignedLayout layout) {
        Matcher signature = BYTE_RANGE.matcher(text);
        if (!signature.find(layout.room().byteRangeAt() - "/ByteRange ".length())) {
            throw broken("it has no /ByteRange and /Contents");
        }
        return signature;
    }

    private int endOfContents(int start) {
        int end = text.indexOf('>', start);
        if (end < 0 || !text.startsWith(BEHIND_CONTENTS, end)) {
            throw broken("its /Contents do not end");
        }
        return end;
    }

    private int at(long offset) {
        long position = offset - base;
        if (position < 0 || position >= text.length()) {
            throw broken("it leads to offset " + offset + ", which is outside of it");
        }
        return (int) position;
    }

    private long bigEndian(int position, int width) {
        if (position + width > text.length()) {
            throw broken("its cross-reference stream ends too early");
        }
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = (value << Byte.SIZE) | text.charAt(position + i);
        }
        return value;
    }

    private long[] numbers(String dictionary, String start) {
        int from = dictionary.indexOf(start);
        if (from < 0) {
            throw broken("its cross-reference stream lacks " + start);
        }
        String list = dictionary.substring(from + start.length(), dictionary.indexOf(']', from));
        return Pattern.compile(" ")
                .splitAsStream(list)
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static OutputException broken(String what) {
        return new OutputException("What was written is not what was meant: " + what
                + "; the output was not put in place, check the disk and try again");
    }
}
