package org.motcua.signing.increment;

import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.RandomAccessRead;

/**
 * Checks that every entry of a document's cross-reference sections leads to the object it names. PDFBox finds out only
 * when an object is asked for, and others repair silently, each in its own way. Thread-safe: it keeps nothing.
 */
final class XrefEntries {

    /** Enough for two numbers of ten digits, the keyword and some white space. */
    private static final int HEAD_BYTES = 40;

    private static final String WHITE_SPACE = " \t\n\u000B\f\r\0";

    private XrefEntries() {}

    /** Throws an exception that names the first entry that leads elsewhere. */
    static void require(Map<COSObjectKey, Long> entries, RandomAccessRead input) throws IOException {
        byte[] head = new byte[HEAD_BYTES];
        for (Map.Entry<COSObjectKey, Long> entry : entries.entrySet()) {
            long offset = entry.getValue();
            if (offset < 0) {
                // The object is in an object stream, whose number this is.
                continue;
            }
            COSObjectKey key = entry.getKey();
            if (offset >= input.length() || !leadsTo(key, input, offset, head)) {
                throw new IOException("object " + key.getNumber() + " " + key.getGeneration() + " is not at offset "
                        + offset + " where its cross-reference table says");
            }
        }
    }

    private static boolean leadsTo(COSObjectKey key, RandomAccessRead input, long offset, byte[] head)
            throws IOException {
        input.seek(offset);
        int length = 0;
        while (length < head.length) {
            int read = input.read(head, length, head.length - length);
            if (read <= 0) {
                break;
            }
            length += read;
        }
        Head scanner = new Head(head, length);
        scanner.skipWhiteSpace();
        return scanner.isNext(key.getNumber())
                && scanner.skipWhiteSpace()
                && scanner.isNext(key.getGeneration())
                && scanner.skipWhiteSpace()
                && scanner.isNextKeyword();
    }

    /** The first bytes of an object: two numbers and a keyword. Not thread-safe. */
    private static final class Head {
        private final byte[] bytes;
        private final int length;
        private int at;

        private Head(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }

        /** Answers whether there was any. */
        private boolean skipWhiteSpace() {
            int start = at;
            while (at < length && WHITE_SPACE.indexOf(bytes[at]) >= 0) {
                at++;
            }
            return at > start;
        }

        private boolean isNext(long wanted) {
            int start = at;
            long number = 0;
            // Up to here it cannot overflow, and so not come round to the number that is wanted.
            while (at < length && bytes[at] >= '0' && bytes[at] <= '9' && number < Long.MAX_VALUE / 10 - 1) {
                number = 10 * number + bytes[at] - '0';
                at++;
            }
            return at > start && number == wanted;
        }

        private boolean isNextKeyword() {
            return at + 3 <= length && bytes[at] == 'o' && bytes[at + 1] == 'b' && bytes[at + 2] == 'j';
        }
    }
}
