package org.motcua.signing.increment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.RandomAccessRead;

/**
 * Checks that every entry of a document's cross-reference sections leads to the object it names. PDFBox finds out only
 * when an object is asked for, and others repair silently, each in its own way. Thread-safe: it keeps nothing.
 */
final class XrefEntries {

    /** Enough for two numbers of ten digits, the keyword and some white space. */
    private static final int HEAD_BYTES = 40;

    private static final Pattern HEAD = Pattern.compile("[\\s\\x00]*0*(\\d+)\\s+0*(\\d+)\\s+obj");

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
        Matcher matcher = HEAD.matcher(new String(head, 0, length, StandardCharsets.ISO_8859_1));
        return matcher.lookingAt()
                && matcher.group(1).equals(Long.toString(key.getNumber()))
                && matcher.group(2).equals(Integer.toString(key.getGeneration()));
    }
}
