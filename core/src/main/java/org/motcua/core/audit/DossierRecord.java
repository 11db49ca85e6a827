package org.motcua.core.audit;

import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.core.audit.RecordFile.EntryFields;
import org.motcua.core.audit.RecordReport.Break;
import org.motcua.core.audit.RecordReport.Problem;
import org.motcua.core.document.RegisterEntry;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.json.Json;
import org.motcua.core.json.UnreadableDataException;

/**
 * The record of a dossier for keeping and for checking elsewhere: its data, the hashes of its documents, its rows of the
 * register, and its audit chain, as JSON. Immutable and thread-safe.
 */
public final class DossierRecord {

    private final RecordFile file;

    private DossierRecord(RecordFile file) {
        this.file = file;
    }

    /**
     * The record of what was read in one transaction.
     *
     * @param register the rows of its documents, see {@link org.motcua.core.document.OutgoingRegister#ofFile}
     * @param audit all its entries
     */
    public static DossierRecord of(Dossier dossier, List<RegisterEntry> register, List<AuditEntry> audit) {
        return new DossierRecord(RecordFile.of(dossier, register, audit));
    }

    /** Indented JSON, in Unicode. */
    public String toJson() {
        return Json.print(file);
    }

    /**
     * Checks a record without any database. It finds every entry that was altered, removed, moved or put in, but not
     * that entries are missing at the end, nor that the whole chain was made anew: that takes a hash that was kept
     * elsewhere, see {@link #verify(InputStream, AuditHash)}.
     *
     * @throws UnreadableDataException when it is no record at all
     */
    public static RecordReport verify(InputStream json) {
        return check(Json.read(json, RecordFile.class, "dossier record"), null);
    }

    /**
     * {@link #verify(InputStream)}, and the chain must contain an entry with the given hash, which proves the entries up
     * to it.
     *
     * @param known the head that the chain had at some time, kept where the record's keeper cannot change it
     */
    public static RecordReport verify(InputStream json, AuditHash known) {
        return check(Json.read(json, RecordFile.class, "dossier record"), known);
    }

    private static RecordReport check(RecordFile file, @Nullable AuditHash known) {
        List<EntryFields> entries = file.audit();
        Break broken = firstBreak(file, known);
        int proven = broken == null && known != null ? position(entries, known) : 0;
        Set<String> recorded = entries.stream()
                .filter(entry -> entry.details() != null)
                .flatMap(entry -> entry.details().values().stream())
                .collect(Collectors.toSet());
        List<String> unrecorded = file.claims()
                .filter(claim -> !recorded.contains(claim))
                .distinct()
                .toList();
        return new RecordReport(file.dossier().code(), entries.size(), file.head(), proven, broken, unrecorded);
    }

    private static @Nullable Break firstBreak(RecordFile file, @Nullable AuditHash known) {
        String previous = AuditHash.NONE.value();
        int position = 0;
        for (EntryFields entry : file.audit()) {
            position++;
            Break broken = check(entry, position, previous, file.dossier().code());
            if (broken != null) {
                return broken;
            }
            previous = String.valueOf(entry.hash());
        }
        if (!previous.equals(file.head())) {
            return new Break(
                    position + 1,
                    Problem.TRUNCATED,
                    "the record's head is " + file.head() + ", but its last entry has " + previous);
        }
        if (known != null && position(file.audit(), known) == 0) {
            return new Break(
                    position + 1,
                    Problem.TRUNCATED,
                    "no entry has the known hash " + known + ": entries are missing, or the chain is another one");
        }
        return null;
    }

    private static @Nullable Break check(EntryFields entry, int position, String previous, String dossier) {
        if (!entry.isIntact()) {
            return new Break(position, Problem.ALTERED, "its text does not have the hash " + entry.hash());
        }
        if (!dossier.equals(entry.dossier())) {
            return new Break(position, Problem.OTHER_DOSSIER, "it is of dossier " + entry.dossier());
        }
        if (entry.sequence() == null || entry.sequence() != position) {
            return new Break(position, Problem.OUT_OF_SEQUENCE, "it is number " + entry.sequence());
        }
        if (!previous.equals(entry.previous())) {
            return new Break(
                    position,
                    Problem.NOT_LINKED,
                    "it follows " + entry.previous() + ", but the entry before it has " + previous);
        }
        return null;
    }

    /** From 1; 0 where there is none. */
    private static int position(List<EntryFields> entries, AuditHash known) {
        for (int i = 0; i < entries.size(); i++) {
            if (known.value().equals(entries.get(i).hash())) {
                return i + 1;
            }
        }
        return 0;
    }
}
