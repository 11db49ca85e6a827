package org.motcua.core.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.casefile.UnknownCaseException;
import org.motcua.core.json.UnreadableDataException;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;

/**
 * What was done to each case, as a hash chain: every entry has the hash of the one before, and the case's row has the
 * number and hash of the last. Entries are added and read; there is no way here to change or remove one. The chain
 * proves that nothing before a known hash was altered. With {@link RecordKeys} each entry has a code under a key that is
 * not in the database, so that somebody with the database's password cannot make one up; that the last entries were taken
 * away together with what they had changed, only a hash shows that is kept elsewhere.
 *
 * <p>Each method joins the bound transaction, or is one of its own. Thread-safe.
 */
public final class AuditLog {

    private final Transactions transactions;
    private final Clock clock;
    private final RecordKeys keys;
    private final Jdbi jdbi;

    private AuditLog(Transactions transactions, Clock clock, RecordKeys keys) {
        this.transactions = transactions;
        this.clock = clock;
        this.keys = keys;
        this.jdbi = JoinedJdbi.on(transactions);
    }

    /** Without keys. */
    public static AuditLog on(Transactions transactions, Clock clock) {
        return on(transactions, clock, RecordKeys.NONE);
    }

    /** With keys that authenticate each entry. */
    public static AuditLog on(Transactions transactions, Clock clock, RecordKeys keys) {
        return new AuditLog(transactions, clock, keys);
    }

    /**
     * What is to be recorded of an act.
     *
     * @param details names and texts; no secrets and no more of persons than the case needs
     */
    public record Deed(Actor actor, Act act, Map<String, String> details) {

        public Deed {
            details = Map.copyOf(details);
        }
    }

    /** {@link #append(CaseId, List)} of one entry. */
    public AuditEntry append(CaseId id, Actor actor, Act act, Map<String, String> details) {
        return append(id, List.of(new Deed(actor, act, details))).get(0);
    }

    /**
     * Appends entries. The case is locked until the transaction ends, so that its chain cannot fork. Two statements and
     * one for each entry.
     *
     * @throws UnknownCaseException when there is no such case
     */
    public List<AuditEntry> append(CaseId id, List<Deed> deeds) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> {
            Head head = lock(handle, id);
            List<AuditEntry> entries = new ArrayList<>();
            for (Deed deed : deeds) {
                AuditEntry entry = AuditEntry.next(
                        id,
                        head.sequence() + 1,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        deed.actor(),
                        deed.act(),
                        deed.details(),
                        head.hash());
                insert(handle, entry);
                head = new Head(entry.sequence(), entry.hash());
                entries.add(entry);
            }
            handle.createUpdate("UPDATE mc_case SET audit_sequence = :sequence, audit_hash = :hash, unsealed = TRUE"
                            + " WHERE id = :id")
                    .bind("sequence", head.sequence())
                    .bind("hash", head.hash().value())
                    .bind("id", id.value())
                    .execute();
            return entries;
        }));
    }

    /**
     * The entries of the case, the first one first; empty where there are none. They are as they are stored:
     * {@link #chain} says whether they hold. An entry that cannot be read any more, or is not in
     * canonical form, is an {@link UnreadableDataException}.
     */
    public List<AuditEntry> entries(CaseId id) {
        return transactions.inTransaction(() -> jdbi.withHandle(
                handle -> stored(handle, id).stream().map(Stored::entry).toList()));
    }

    /**
     * The head that the case's row has; {@link AuditHash#NONE} before the first entry.
     *
     * @throws UnknownCaseException when there is no such case
     */
    public AuditHash head(CaseId id) {
        return transactions.inTransaction(
                () -> jdbi.withHandle(handle -> read(handle, id, "").hash()));
    }

    /**
     * What is stored of a case's chain.
     *
     * @param broken the first entry that does not hold, by its hash, its place or its code
     */
    public record Chain(List<AuditEntry> entries, AuditHash head, Optional<AuditChain.Break> broken) {

        public Chain {
            entries = List.copyOf(entries);
        }
    }

    /**
     * The chain of the case, checked. Two statements.
     *
     * @throws UnknownCaseException when there is no such case
     * @throws UnreadableDataException as {@link #entries} does
     */
    public Chain chain(CaseId id) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> {
            List<Stored> stored = stored(handle, id);
            AuditHash head = read(handle, id, "").hash();
            List<AuditEntry> entries = stored.stream().map(Stored::entry).toList();
            return new Chain(
                    entries, head, AuditChain.check(entries, id.value(), head).or(() -> firstNotAuthentic(stored)));
        }));
    }

    private record Stored(AuditEntry entry, String mac) {}

    private static List<Stored> stored(Handle handle, CaseId id) {
        return handle.createQuery("SELECT entry, hash, mac FROM mc_audit WHERE case_id = :id ORDER BY sequence")
                .bind("id", id.value())
                .map((row, context) -> new Stored(
                        EntryFields.stored(row.getString("entry"), row.getString("hash")), row.getString("mac")))
                .list();
    }

    private Optional<AuditChain.Break> firstNotAuthentic(List<Stored> stored) {
        return stored.stream()
                .filter(one -> !keys.isAuthentic(authenticated(one.entry()), one.mac()))
                .findFirst()
                .map(one -> new AuditChain.Break(
                        one.entry().sequence(),
                        AuditChain.Problem.NOT_AUTHENTIC,
                        "its code \"" + one.mac() + "\" is not one of a key that is known here"));
    }

    /** The hash has everything in it, the case and the entry before too. */
    private static String authenticated(AuditEntry entry) {
        return "motcua-audit-1 " + entry.hash();
    }

    private record Head(int sequence, AuditHash hash) {}

    private static Head lock(Handle handle, CaseId id) {
        return read(handle, id, " FOR UPDATE");
    }

    private static Head read(Handle handle, CaseId id, String locking) {
        return handle.createQuery("SELECT audit_sequence, audit_hash FROM mc_case WHERE id = :id" + locking)
                .bind("id", id.value())
                .map((row, context) ->
                        new Head(row.getInt("audit_sequence"), new AuditHash(row.getString("audit_hash"))))
                .findOne()
                .orElseThrow(() -> new UnknownCaseException(id));
    }

    private void insert(Handle handle, AuditEntry entry) {
        handle.createUpdate("INSERT INTO mc_audit (case_id, sequence, entry, hash, mac)"
                        + " VALUES (:id, :sequence, :entry, :hash, :mac)")
                .bind("id", entry.caseId().value())
                .bind("sequence", entry.sequence())
                .bind("entry", entry.canonical())
                .bind("hash", entry.hash().value())
                .bind("mac", keys.authenticate(authenticated(entry)))
                .execute();
    }
}
