package org.motcua.signing.syntax;

import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One cross-reference section with its trailer: a table, a stream, or a table with a stream beside it (hybrid). */
public final class XrefSection {

    private final long offset;
    private final long trailerStart;
    private final long end;
    private final PdfDictionary trailer;
    private final XrefEntries entries;
    private final Optional<XrefEntries> hybrid;
    private final long previous;

    XrefSection(
            long offset,
            long trailerStart,
            long end,
            PdfDictionary trailer,
            XrefEntries entries,
            Optional<XrefEntries> hybrid,
            long previous) {
        this.offset = offset;
        this.trailerStart = trailerStart;
        this.end = end;
        this.trailer = trailer;
        this.entries = entries;
        this.hybrid = hybrid;
        this.previous = previous;
    }

    /** Where the section stands, as {@code startxref} and {@code Prev} name it. */
    public long offset() {
        return offset;
    }

    /** The offset of the keyword {@code trailer}, -1 for a stream, which has none. */
    public long trailerStart() {
        return trailerStart;
    }

    /** The offset after the last byte that says where objects are: after the trailer, or the data of the last stream. */
    public long end() {
        return end;
    }

    public PdfDictionary trailer() {
        return trailer;
    }

    /** The offset of the section before it, -1 where there is none. */
    public long previous() {
        return previous;
    }

    /** The entry of an object: that of the table, else (ISO 32000-1 7.5.8.4) that of the stream beside it. */
    public @Nullable XrefEntry find(int number) {
        XrefEntry entry = entries.find(number);
        if (hybrid.isPresent() && (entry == null || entry.free())) {
            XrefEntry hidden = hybrid.get().find(number);
            return hidden == null ? entry : hidden;
        }
        return entry;
    }

    /** The numbers of all objects that the section has an entry for. */
    public IntStream numbers() {
        return IntStream.concat(
                entries.numbers(), hybrid.map(XrefEntries::numbers).orElse(IntStream.empty()));
    }

    /** The offset of the stream beside a table. */
    public Optional<Long> streamBeside() {
        return hybrid.isPresent() && trailer.get("XRefStm") instanceof PdfNumber number
                ? Optional.of(number.longValue())
                : Optional.empty();
    }

    /**
     * Whether readers differ in where an object is, because the table and the stream beside it do. That an object is
     * hidden, free in the table and used in the stream, is meant to be; but only for one that is new.
     */
    public boolean ambiguous(Snapshot before) {
        if (hybrid.isEmpty()) {
            return false;
        }
        XrefEntries beside = hybrid.get();
        return beside.numbers().anyMatch(number -> {
            XrefEntry table = entries.find(number);
            return table != null
                    && !table.equals(beside.find(number))
                    && !(table.free() && before.entry(number).free());
        });
    }
}
