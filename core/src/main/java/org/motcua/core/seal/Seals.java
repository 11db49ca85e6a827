package org.motcua.core.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.motcua.core.audit.AuditHash;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.json.UnreadableDataException;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;

/**
 * The seals in the database, and the heads that each is over. They are as they are stored: whether they prove anything
 * says {@link SealCheck}. Whoever can write to the database can remove them, so proofs, or all seals, are to be kept
 * elsewhere too. Each method joins the bound transaction, or is one of its own. Thread-safe.
 */
public final class Seals {

    private static final int BATCH = 1000; // rows that go to the database at once
    private static final String SEAL = "SELECT number, statement, signature, evidence FROM mc_seal";

    private final Transactions transactions;
    private final Jdbi jdbi;

    private Seals(Transactions transactions) {
        this.transactions = transactions;
        this.jdbi = JoinedJdbi.on(transactions);
    }

    public static Seals on(Transactions transactions) {
        return new Seals(transactions);
    }

    /**
     * The last seal; empty where nothing was sealed yet. One statement.
     *
     * @throws UnreadableDataException where it is not as it was stored
     */
    public Optional<Seal> newest() {
        return read(handle -> handle.createQuery(SEAL + " ORDER BY number DESC FETCH FIRST 1 ROWS ONLY")
                .map((row, context) -> seal(row))
                .findOne());
    }

    /** The seal with that number. One statement. */
    public Optional<Seal> find(int number) {
        return read(handle -> handle.createQuery(SEAL + " WHERE number = :number")
                .bind("number", number)
                .map((row, context) -> seal(row))
                .findOne());
    }

    /**
     * The seals after a number, in their order, for keeping them elsewhere. One statement.
     *
     * @param number 0 to begin with the first
     * @param limit how many at most
     */
    public List<Seal> after(int number, int limit) {
        return read(handle -> handle.createQuery(
                        SEAL + " WHERE number > :number ORDER BY number FETCH FIRST :limit ROWS ONLY")
                .bind("number", number)
                .bind("limit", limit)
                .map((row, context) -> seal(row))
                .list());
    }

    /** The head of the case that was sealed last; empty where none was. One statement. */
    public Optional<SealedHead> head(CaseId id) {
        return read(handle -> leaf(handle, id).map(Leaf::head));
    }

    /**
     * The proof that the newest seal over the case is over its head then; empty where it was never sealed. Three
     * statements, one of which reads all heads of that seal.
     *
     * @throws UnreadableDataException where the seal is not as it was stored
     */
    public Optional<SealProof> proof(CaseId id) {
        return read(handle -> leaf(handle, id)
                .flatMap(leaf -> find(leaf.seal()).map(seal -> {
                    String installation = seal.statement().installation();
                    MerkleTree tree = MerkleTree.over(heads(handle, leaf.seal()).stream()
                            .map(head -> head.leaf(installation))
                            .toList());
                    SealStatement previous =
                            find(leaf.seal() - 1).map(Seal::statement).orElse(null);
                    return new SealProof(seal, previous, leaf.head(), leaf.position(), tree.path(leaf.position()));
                })));
    }

    /**
     * The numbers of the seals whose evidence is older, in their order, for renewing it. One statement. Nothing is read of
     * the seals themselves, so that one that was altered keeps nobody from the others.
     *
     * @param number 0 to begin with the first
     * @param limit how many at most
     */
    public List<Integer> evidencedBefore(Instant time, int number, int limit) {
        return read(handle -> handle.createQuery("SELECT number FROM mc_seal WHERE evidenced_at < :time"
                        + " AND number > :number ORDER BY number FETCH FIRST :limit ROWS ONLY")
                .bind("time", time.atOffset(ZoneOffset.UTC))
                .bind("number", number)
                .bind("limit", limit)
                .mapTo(Integer.class)
                .list());
    }

    /**
     * Puts renewed evidence in the place of what was seen; not where somebody else has renewed it meanwhile. One statement.
     *
     * @param renewed with the same signature
     * @param at when it was renewed
     * @return whether it was put there
     */
    public boolean renew(Seal seen, SealEvidence renewed, Instant at) {
        return read(handle -> handle.createUpdate("UPDATE mc_seal SET evidence = :renewed, evidenced_at = :at"
                                + " WHERE number = :number AND evidence = :seen AND signature = :signature")
                        .bind("renewed", renewed.evidence())
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .bind("number", seen.number())
                        .bind("seen", seen.evidence().evidence())
                        .bind("signature", renewed.signature())
                        .execute())
                == 1;
    }

    /** A case whose head may have changed since it was sealed, as the tables have it. */
    record Unsealed(
            CaseId caseId,
            int sequence,
            String hash,
            @Nullable String lastEntry,
            int sealedSequence,
            @Nullable String sealedHash,
            @Nullable String sealedEntry) {}

    /** The cases after an id that are to be looked at, in the order of their ids. */
    List<Unsealed> unsealed(String after, int limit) {
        return read(handle -> handle.createQuery("""
                        SELECT c.id, c.audit_sequence, c.audit_hash, h.hash AS last_entry,
                            l.audit_sequence AS sealed_sequence, l.audit_hash AS sealed_hash, s.hash AS sealed_entry
                        FROM mc_case c
                        LEFT JOIN mc_audit h ON h.case_id = c.id AND h.sequence = c.audit_sequence
                        LEFT JOIN mc_seal_leaf l ON l.case_id = c.id
                            AND l.seal = (SELECT MAX(n.seal) FROM mc_seal_leaf n WHERE n.case_id = c.id)
                        LEFT JOIN mc_audit s ON s.case_id = c.id AND s.sequence = l.audit_sequence
                        WHERE c.unsealed = TRUE AND c.id > :after
                        ORDER BY c.id FETCH FIRST :limit ROWS ONLY
                        """)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Unsealed(
                        new CaseId(row.getString("id")),
                        row.getInt("audit_sequence"),
                        row.getString("audit_hash"),
                        row.getString("last_entry"),
                        row.getInt("sealed_sequence"),
                        row.getString("sealed_hash"),
                        row.getString("sealed_entry")))
                .list());
    }

    /** A case that is marked as sealed, and whether its head is another than the one sealed last. */
    record Marked(CaseId caseId, boolean changed) {}

    /** The cases after an id that are marked as sealed, in the order of their ids. One statement. */
    List<Marked> marked(String after, int limit) {
        return read(handle -> handle.createQuery("""
                        SELECT c.id, CASE WHEN l.audit_hash = c.audit_hash AND l.audit_sequence = c.audit_sequence
                            OR (l.audit_hash IS NULL AND c.audit_sequence = 0) THEN 0 ELSE 1 END AS changed
                        FROM mc_case c
                        LEFT JOIN mc_seal_leaf l ON l.case_id = c.id
                            AND l.seal = (SELECT MAX(n.seal) FROM mc_seal_leaf n WHERE n.case_id = c.id)
                        WHERE c.unsealed = FALSE AND c.id > :after
                        ORDER BY c.id FETCH FIRST :limit ROWS ONLY
                        """)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Marked(new CaseId(row.getString("id")), row.getInt("changed") == 1))
                .list());
    }

    /** Marks a case as one to be sealed. */
    void unmark(CaseId id) {
        read(handle -> handle.createUpdate("UPDATE mc_case SET unsealed = TRUE WHERE id = :id")
                .bind("id", id.value())
                .execute());
    }

    /** Stores a seal with the heads that it is over, in one transaction. */
    void store(Seal seal, List<SealedHead> heads) {
        read(handle -> {
            handle.createUpdate("INSERT INTO mc_seal (number, statement, signature, evidence, evidenced_at)"
                            + " VALUES (:number, :statement, :signature, :evidence, :at)")
                    .bind("number", seal.number())
                    .bind("statement", seal.statement().canonical())
                    .bind("signature", seal.evidence().signature())
                    .bind("evidence", seal.evidence().evidence())
                    .bind("at", seal.statement().at().atOffset(ZoneOffset.UTC))
                    .execute();
            for (int from = 0; from < heads.size(); from += BATCH) {
                PreparedBatch batch = handle.prepareBatch(
                        "INSERT INTO mc_seal_leaf (seal, position, case_id, audit_sequence, audit_hash)"
                                + " VALUES (:seal, :position, :caseId, :sequence, :hash)");
                for (int i = from; i < Math.min(from + BATCH, heads.size()); i++) {
                    SealedHead head = heads.get(i);
                    batch.bind("seal", seal.number())
                            .bind("position", i)
                            .bind("caseId", head.caseId().value())
                            .bind("sequence", head.sequence())
                            .bind("hash", head.hash().value())
                            .add();
                }
                batch.execute();
            }
            return true;
        });
    }

    /** Notes that the heads are sealed, of cases that still have them. */
    void settle(List<SealedHead> heads) {
        read(handle -> {
            PreparedBatch batch =
                    handle.prepareBatch("UPDATE mc_case SET unsealed = FALSE WHERE id = :id AND audit_hash = :hash");
            heads.forEach(head -> batch.bind("id", head.caseId().value())
                    .bind("hash", head.hash().value())
                    .add());
            return batch.execute();
        });
    }

    private record Leaf(int seal, int position, SealedHead head) {}

    private static Optional<Leaf> leaf(Handle handle, CaseId id) {
        return handle.createQuery("SELECT seal, position, audit_sequence, audit_hash FROM mc_seal_leaf"
                        + " WHERE case_id = :id ORDER BY seal DESC FETCH FIRST 1 ROWS ONLY")
                .bind("id", id.value())
                .map((row, context) -> new Leaf(row.getInt("seal"), row.getInt("position"), head(id, row)))
                .findOne();
    }

    private static List<SealedHead> heads(Handle handle, int seal) {
        return handle.createQuery("SELECT case_id, audit_sequence, audit_hash FROM mc_seal_leaf WHERE seal = :seal"
                        + " ORDER BY position")
                .bind("seal", seal)
                .map((row, context) -> head(new CaseId(row.getString("case_id")), row))
                .list();
    }

    private static SealedHead head(CaseId id, ResultSet row) throws SQLException {
        return new SealedHead(id, row.getInt("audit_sequence"), new AuditHash(row.getString("audit_hash")));
    }

    private static Seal seal(ResultSet row) throws SQLException {
        SealStatement statement = SealStatement.read(row.getString("statement"));
        if (statement.number() != row.getInt("number")) {
            throw new UnreadableDataException(
                    "seal", "number " + row.getInt("number"), "it states to be number " + statement.number(), null);
        }
        return new Seal(statement, SealEvidence.of(row.getBytes("signature"), row.getBytes("evidence")));
    }

    private <T> T read(Reading<T> reading) {
        return transactions.inTransaction(() -> jdbi.withHandle(reading::in));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T in(Handle handle);
    }
}
