package org.motcua.signing.revision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfFile;
import org.motcua.signing.syntax.PdfName;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfSource;
import org.motcua.signing.syntax.PdfStream;
import org.motcua.signing.syntax.XrefEntry;
import org.motcua.signing.syntax.XrefSection;

/**
 * What looks like an object or a trailer in the updates although no cross-reference section leads there.
 *
 * <p>A reader that is made to distrust the cross-reference sections goes through the file and takes whatever looks like an
 * object, the last one of a number. An update can so replace what was signed although its own section says that nothing
 * changed. Immutable.
 */
final class HiddenObjects {

    private static final int CHUNK = 64 * 1024;

    /** What is looked at before and behind a keyword, so that nothing is cut by the end of a chunk. */
    private static final int CONTEXT = 1_024;

    private static final int MAX_BLANKS = CONTEXT / 2;

    private static final int MAX_DIGITS = 9;
    private static final int MAX_FOUND = 1_000;

    /** Kinds of object from which others are found. */
    private static final Set<String> LEADING = Set.of("ObjStm", "XRef", "Catalog");

    /** So many objects that no section leads to are not looked into one by one. */
    private static final int MAX_LOOKED = 10_000;

    private final PdfFile file;
    private int looked;
    private final List<Found> found = new ArrayList<>();

    private HiddenObjects(PdfFile file) {
        this.file = file;
    }

    private record Found(long offset, String what) {}

    static HiddenObjects search(PdfFile file, long from) {
        HiddenObjects hidden = new HiddenObjects(file);
        PdfSource source = file.source();
        byte[] chunk = new byte[CHUNK];
        try {
            long start = from;
            boolean last = false;
            while (!last) {
                file.budget().step();
                int count = source.read(start, chunk, 0, CHUNK);
                last = start + count >= source.length();
                hidden.search(chunk, count, start, start == from ? 0 : CONTEXT, last ? count : count - CONTEXT);
                start += CHUNK - 2 * CONTEXT;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hidden;
    }

    /** Looks at the keywords that begin in this part of the chunk; those before and behind it are of the other chunks. */
    private void search(byte[] chunk, int count, long start, int from, int to) {
        for (int i = from; i < to && found.size() < MAX_FOUND; i++) {
            if (chunk[i] == 'o' && is(chunk, count, i, "obj") && i > 0 && endsNumber(chunk[i - 1])) {
                object(chunk, start, i);
            } else if (chunk[i] == 't' && is(chunk, count, i, "trailer") && beginsDictionary(chunk, count, i)) {
                trailer(start + i);
            }
        }
    }

    private static boolean endsNumber(byte before) {
        return isBlank(before) || (before >= '0' && before <= '9');
    }

    private static boolean beginsDictionary(byte[] chunk, int count, int trailer) {
        int at = trailer + "trailer".length();
        while (at < count && (isBlank(chunk[at]) || chunk[at] == '%')) {
            at = chunk[at] == '%' ? endOfLine(chunk, count, at) : at + 1;
        }
        return at - trailer > MAX_BLANKS || is(chunk, count, at, "<<");
    }

    private static int endOfLine(byte[] chunk, int count, int comment) {
        int at = comment;
        while (at < count && chunk[at] != '\n' && chunk[at] != '\r') {
            at++;
        }
        return at;
    }

    private static boolean is(byte[] chunk, int count, int at, String keyword) {
        if (at + keyword.length() > count) {
            return false;
        }
        for (int i = 0; i < keyword.length(); i++) {
            if (chunk[at + i] != keyword.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Reads {@code 12 0 obj} backwards from its keyword. */
    private void object(byte[] chunk, long start, int keyword) {
        int generationEnd = skipBlanksBack(chunk, keyword);
        int generation = skipDigitsBack(chunk, generationEnd);
        int numberEnd = skipBlanksBack(chunk, generation);
        int digits = skipDigitsBack(chunk, numberEnd);
        int significant = digits;
        while (significant < numberEnd - 1 && chunk[significant] == '0') {
            significant++;
        }
        boolean object = generation < generationEnd && numberEnd < generation && digits < numberEnd;
        if (!object || numberEnd - significant > MAX_DIGITS) {
            return;
        }
        int number =
                Integer.parseInt(new String(chunk, significant, numberEnd - significant, StandardCharsets.ISO_8859_1));
        long offset = start + digits;
        boolean unlisted = !isListed(number, start + skipBlanksBack(chunk, digits), offset);
        if (unlisted && (++looked > MAX_LOOKED || matters(number, offset))) {
            found.add(new Found(offset, "object " + number));
        }
    }

    /** Whether the number is that of something that was there before, or the object brings or leads to others. */
    private boolean matters(int number, long offset) {
        for (XrefSection section : file.chain()) {
            XrefEntry entry = section.offset() < offset ? section.find(number) : null;
            if (entry != null && !entry.free()) {
                return true;
            }
        }
        PdfObject object = file.objectAt(offset);
        PdfDictionary dictionary = object instanceof PdfStream stream
                ? stream.dictionary()
                : object instanceof PdfDictionary value ? value : PdfDictionary.EMPTY;
        return dictionary.get("Type") instanceof PdfName type && LEADING.contains(type.value());
    }

    /** Over white space, and over comments, which some readers allow between the parts of a header. */
    private static int skipBlanksBack(byte[] chunk, int end) {
        int at = end;
        while (at > 0 && isBlank(chunk[at - 1])) {
            at--;
            if (chunk[at] == '\n' || chunk[at] == '\r') {
                at = startOfComment(chunk, at);
            }
        }
        return at;
    }

    /** Where the comment begins that ends here; the place itself where none does. */
    private static int startOfComment(byte[] chunk, int end) {
        for (int at = end - 1; at >= 0 && chunk[at] != '\n' && chunk[at] != '\r'; at--) {
            if (chunk[at] == '%') {
                return at;
            }
        }
        return end;
    }

    private static int skipDigitsBack(byte[] chunk, int end) {
        int at = end;
        while (at > 0 && chunk[at - 1] >= '0' && chunk[at - 1] <= '9') {
            at--;
        }
        return at;
    }

    private static boolean isBlank(byte value) {
        return value == ' ' || value == '\n' || value == '\r' || value == '\t' || value == '\f' || value == 0;
    }

    private boolean isListed(int number, long from, long to) {
        for (XrefSection section : file.chain()) {
            file.budget().step();
            XrefEntry entry = section.find(number);
            boolean listed = entry != null
                    && entry.kind() == XrefEntry.Kind.OFFSET
                    && entry.location() >= from
                    && entry.location() <= to;
            if (listed || isSection(section, from, to)) {
                return true;
            }
        }
        return false;
    }

    /** A cross-reference stream need not list itself. */
    private static boolean isSection(XrefSection section, long from, long to) {
        return (section.offset() >= from && section.offset() <= to)
                || section.streamBeside().filter(at -> at >= from && at <= to).isPresent();
    }

    private void trailer(long offset) {
        boolean known = file.chain().stream().anyMatch(section -> section.trailerStart() == offset);
        if (!known) {
            found.add(new Found(offset, "trailer"));
        }
    }

    /** The first thing that is hidden behind this offset. */
    Optional<Finding> from(long offset) {
        return found.stream()
                .filter(one -> one.offset() >= offset)
                .findFirst()
                .map(one -> Finding.of(FindingCode.TRAILING_DATA, one.what() + " at offset " + one.offset()));
    }
}
