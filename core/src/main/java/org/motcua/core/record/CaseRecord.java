package org.motcua.core.record;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.core.audit.AuditChain;
import org.motcua.core.audit.AuditChain.Break;
import org.motcua.core.audit.AuditChain.Problem;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.audit.AuditHash;
import org.motcua.core.audit.EntryFields;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.document.Document;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.json.Json;
import org.motcua.core.json.UnreadableDataException;
import org.motcua.core.register.RegisterEntry;
import org.motcua.core.seal.SealCheck;
import org.motcua.core.seal.SealJudge;
import org.motcua.core.seal.SealProof;
import org.motcua.core.seal.SealReport;

/**
 * The record of a case for keeping and for checking elsewhere: its data, the hashes of its documents, its rows of the
 * register, and its audit chain, as JSON. Immutable and thread-safe.
 */
public final class CaseRecord {

    private static final String FILE = "case record";

    private final RecordFile file;

    private CaseRecord(RecordFile file) {
        this.file = file;
    }

    /**
     * The record of what was read in one transaction.
     *
     * @param dossier what the case is about; missing for a work file
     * @param documents all of the case
     * @param register the rows of its documents, see {@link org.motcua.core.register.OutgoingRegister#ofFile}
     * @param audit all its entries
     * @param head the hash that the case's row has for the last one, see {@link org.motcua.core.audit.AuditLog#head}: where
     *     entries were cut from the end, the record shows it
     */
    public static CaseRecord of(
            CaseFile caseFile,
            @Nullable Dossier dossier,
            List<Document> documents,
            List<RegisterEntry> register,
            List<AuditEntry> audit,
            AuditHash head) {
        return new CaseRecord(RecordFile.of(caseFile, dossier, documents, register, audit, head));
    }

    /** The same with the proof of the newest seal over the case; it must be read in the same transaction. */
    public CaseRecord withSeal(SealProof proof) {
        return new CaseRecord(file.withSeal(proof));
    }

    /** Indented JSON, in Unicode. */
    public String toJson() {
        return Json.print(file);
    }

    /**
     * Checks a record without any database. It finds every entry that was altered, removed, moved or put in, and every
     * part of the case that is not as the last entry about it left it; but not that entries are missing at the end
     * together with what they changed, nor that the whole record was made anew: that takes a hash that was kept elsewhere,
     * see {@link #verify(InputStream, AuditHash)}.
     *
     * @throws UnreadableDataException when it is no record at all
     */
    public static RecordReport verify(InputStream json) {
        return check(Json.readAsWritten(json, RecordFile.class, FILE), null);
    }

    /**
     * {@link #verify(InputStream)}, and the chain must contain an entry with the given hash, which proves the entries up
     * to it.
     *
     * @param known the head that the chain had at some time, kept where the record's keeper cannot change it
     */
    public static RecordReport verify(InputStream json, AuditHash known) {
        return check(Json.readAsWritten(json, RecordFile.class, FILE), known);
    }

    /**
     * {@link #verify(InputStream)}, and what seals prove: of the proof that the record carries, where it does, and of those
     * that were kept elsewhere, which whoever changed the record could not change with it.
     *
     * @param judge of signatures and time stamps
     * @param kept proofs of the case; may be empty
     * @throws UnreadableDataException when it is no record at all, or the proof in it is none
     */
    public static SealedRecordReport verify(InputStream json, SealJudge judge, List<SealProof> kept) {
        RecordFile file = Json.readAsWritten(json, RecordFile.class, FILE);
        List<SealProof> proofs = new ArrayList<>(kept);
        if (file.seal() != null) {
            proofs.add(file.seal().proof());
        }
        SealReport seal = SealCheck.by(judge)
                .check(
                        proofs,
                        file.caseFile().id(),
                        file.audit().stream().map(EntryFields::hash).toList());
        return new SealedRecordReport(check(file, null), seal);
    }

    private static RecordReport check(RecordFile file, @Nullable AuditHash known) {
        List<EntryFields> entries = file.audit();
        Break broken = firstBreak(file, known);
        int proven = broken == null && known != null ? position(entries, known) : 0;
        List<Map<String, String>> details = entries.stream()
                .map(entry -> entry.details() == null ? Map.<String, String>of() : entry.details())
                .toList();
        return new RecordReport(
                file.caseFile().id(),
                entries.size(),
                file.head(),
                proven,
                broken,
                CaseParts.compare(CaseParts.of(file), details));
    }

    private static @Nullable Break firstBreak(RecordFile file, @Nullable AuditHash known) {
        Break broken = AuditChain.firstBreak(file.audit(), file.caseFile().id(), file.head());
        if (broken == null && known != null && position(file.audit(), known) == 0) {
            return new Break(
                    file.audit().size() + 1,
                    Problem.TRUNCATED,
                    "no entry has the known hash " + known + ": entries are missing, or the chain is another one");
        }
        return broken;
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
