package org.motcua.signing.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.FindingCode;

/**
 * An open document: its cross-reference sections and, through {@link Snapshot}, its objects as they were in any revision.
 * For one thread.
 */
public final class PdfFile {

    private static final int HEADER_SEARCHED_BYTES = 1_024;
    private static final int MAX_DEVIATIONS = 20;
    private static final int CACHED_OBJECTS = 20_000;
    private static final long CACHED_OBJECT_BYTES = 4L * 1024 * 1024;
    private static final int CACHED_STREAMS = 16;
    private static final long CACHED_STREAM_BYTES = 8L * 1024 * 1024;

    private final PdfSource source;
    private final Budget budget;
    private final Map<Long, XrefSection> sections = new HashMap<>();
    private final Set<String> deviations = new LinkedHashSet<>();
    private final Optional<Linearization> linearization;
    final ObjectCache<IndirectObject> objects = new ObjectCache<>(CACHED_OBJECTS, CACHED_OBJECT_BYTES);
    final ObjectCache<ObjectStream> streams = new ObjectCache<>(CACHED_STREAMS, CACHED_STREAM_BYTES);
    private final Tail tail;
    private final List<XrefSection> chain;
    private @Nullable Decryption decryption;

    private PdfFile(PdfSource source, Budget budget) {
        this.source = source;
        this.budget = budget;
        if (source.length() > budget.limits().fileBytes()) {
            throw Budget.exceeded("more than " + budget.limits().fileBytes() + " bytes");
        }
        this.linearization = Linearization.find(source, budget, requireHeader());
        this.tail = Tail.read(source, source.length());
        this.chain = chain(tail.xrefOffset());
    }

    /**
     * Opens a document.
     *
     * @param password for an encrypted document; without one the empty password is tried
     * @throws PdfSyntaxException if it cannot be read
     */
    public static PdfFile open(PdfSource source, Budget budget, char @Nullable [] password) {
        PdfFile file = new PdfFile(source, budget);
        PdfObject encryption = file.latest().trailer().get("Encrypt");
        if (encryption != PdfNull.NULL) {
            file.decryption = StandardDecryption.open(file.latest(), encryption, password);
        }
        return file;
    }

    private long requireHeader() {
        Cursor in = new Cursor(source, 0, HEADER_SEARCHED_BYTES);
        for (int i = 0; i < HEADER_SEARCHED_BYTES; i++) {
            in.seek(i);
            if (in.ahead(0) == '%'
                    && in.ahead(1) == 'P'
                    && in.ahead(2) == 'D'
                    && in.ahead(3) == 'F'
                    && in.ahead(4) == '-') {
                if (i > 0) {
                    deviation(i + " bytes before the header");
                }
                return i;
            }
        }
        throw new PdfSyntaxException(FindingCode.FILE_NOT_PDF, "no %PDF- header");
    }

    /** The sections from the one at this offset back to the first, newest first. */
    public List<XrefSection> chain(long newest) {
        List<XrefSection> found = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (long offset = newest;
                offset >= 0;
                offset = found.get(found.size() - 1).previous()) {
            if (!seen.add(offset)) {
                throw PdfSyntaxException.malformed("the chain of cross-reference sections runs in a circle");
            }
            if (found.size() >= budget.limits().revisions()) {
                throw Budget.exceeded("more than " + budget.limits().revisions() + " revisions");
            }
            found.add(section(offset));
        }
        return List.copyOf(found);
    }

    private XrefSection section(long offset) {
        XrefSection section = sections.get(offset);
        if (section == null) {
            section = new XrefReader(source, budget).read(offset);
            sections.put(offset, section);
        }
        return section;
    }

    /** The sections of the whole document, newest first. */
    public List<XrefSection> chain() {
        return chain;
    }

    /** How the part of the file before this offset ends, as if the file ended there. */
    public Tail tail(long end) {
        return Tail.read(source, end);
    }

    public Tail tail() {
        return tail;
    }

    /** Whether nothing but a few line ends and the like follows. */
    public boolean onlyWhiteSpaceFrom(long offset) {
        if (source.length() - offset > HEADER_SEARCHED_BYTES) {
            return false;
        }
        Cursor in = new Cursor(source, offset, source.length());
        while (Characters.isBlank(in.peek())) {
            in.next();
        }
        return in.peek() == Cursor.END;
    }

    /** The document as it is now. */
    public Snapshot latest() {
        return new Snapshot(this, chain, source.length());
    }

    /** The document as these sections describe it, with nothing from beyond the limit. */
    public Snapshot snapshot(List<XrefSection> sections, long limit) {
        return new Snapshot(this, sections, limit);
    }

    public Optional<Linearization> linearization() {
        return linearization;
    }

    /** Whether an object begins with its number and generation where its entry says. */
    public boolean standsWhereListed(int number, XrefEntry entry) {
        return IndirectObject.standsAt(source, entry.location(), number, entry.generation());
    }

    /** What stands at an offset, whether or not a section leads there; malformed where no object does. */
    public PdfObject objectAt(long offset) {
        try {
            return IndirectObject.read(source, budget, offset).value();
        } catch (PdfSyntaxException e) {
            if (e.fatal()) {
                throw e;
            }
            return new PdfMalformed(offset);
        }
    }

    public PdfSource source() {
        return source;
    }

    public Budget budget() {
        return budget;
    }

    public boolean encrypted() {
        return decryption != null;
    }

    @Nullable
    Decryption decryption() {
        return decryption;
    }

    void deviation(String what) {
        if (deviations.size() < MAX_DEVIATIONS) {
            deviations.add(what);
        }
    }

    /** What was read although the standard has it otherwise. */
    public List<String> deviations() {
        return List.copyOf(deviations);
    }
}
