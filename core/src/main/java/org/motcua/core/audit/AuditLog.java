package org.motcua.core.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.motcua.core.audit.RecordFile.EntryFields;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.dossier.UnknownDossierException;
import org.motcua.core.json.UnreadableDataException;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;

/**
 * What was done to each dossier, as a hash chain: every entry has the hash of the one before. Entries are added and
 * read; there is no way here to change or remove one. The chain proves that nothing before a known hash was altered; it
 * does not prove that somebody with the database's password has not made up a whole new chain, unless a hash is kept
 * elsewhere.
 *
 * <p>Each method joins the bound transaction, or is one of its own. Thread-safe.
 */
public final class AuditLog {

    private final Transactions transactions;
    private final Clock clock;
    private final Jdbi jdbi;

    private AuditLog(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
        this.jdbi = JoinedJdbi.on(transactions);
    }

    public static AuditLog on(Transactions transactions, Clock clock) {
        return new AuditLog(transactions, clock);
    }

    /**
     * Appends an entry. The dossier is locked until the transaction ends, so that its chain cannot fork. Three
     * statements.
     *
     * @param details names and texts; no secrets and no more of persons than the dossier needs
     * @throws UnknownDossierException when there is no such dossier
     */
    public AuditEntry append(DossierCode dossier, Actor actor, Act act, Map<String, String> details) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> {
            lock(handle, dossier);
            Head head = head(handle, dossier);
            AuditEntry entry = AuditEntry.next(
                    dossier,
                    head.sequence() + 1,
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    actor,
                    act,
                    details,
                    head.hash());
            handle.createUpdate("INSERT INTO mc_audit (dossier, sequence, entry, hash)"
                            + " VALUES (:dossier, :sequence, :entry, :hash)")
                    .bind("dossier", dossier.value())
                    .bind("sequence", entry.sequence())
                    .bind("entry", entry.canonical())
                    .bind("hash", entry.hash().value())
                    .execute();
            return entry;
        }));
    }

    /**
     * The entries of the dossier, the first one first; empty where there are none. They are as they are stored:
     * {@link DossierRecord#verify} says whether the chain holds. An entry that cannot be read any more, or is not in
     * canonical form, is an {@link UnreadableDataException}.
     */
    public List<AuditEntry> entries(DossierCode dossier) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT entry, hash FROM mc_audit WHERE dossier = :dossier ORDER BY sequence")
                .bind("dossier", dossier.value())
                .map((row, context) -> EntryFields.stored(row.getString("entry"), row.getString("hash")))
                .list()));
    }

    private record Head(int sequence, AuditHash hash) {}

    private static void lock(Handle handle, DossierCode dossier) {
        boolean known = handle.createQuery("SELECT code FROM mc_dossier WHERE code = :dossier FOR UPDATE")
                .bind("dossier", dossier.value())
                .mapTo(String.class)
                .findOne()
                .isPresent();
        if (!known) {
            throw new UnknownDossierException(dossier);
        }
    }

    private static Head head(Handle handle, DossierCode dossier) {
        return handle.createQuery("SELECT sequence, hash FROM mc_audit WHERE dossier = :dossier"
                        + " ORDER BY sequence DESC FETCH FIRST 1 ROWS ONLY")
                .bind("dossier", dossier.value())
                .map((row, context) -> new Head(row.getInt("sequence"), new AuditHash(row.getString("hash"))))
                .findOne()
                .orElse(new Head(0, AuditHash.NONE));
    }
}
