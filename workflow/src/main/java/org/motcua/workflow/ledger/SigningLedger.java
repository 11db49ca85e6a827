package org.motcua.workflow.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.DocumentReference;
import org.motcua.core.store.DocumentId;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;

/**
 * One row per signing step, whatever crashes. {@link #reserve} and {@link #signed} commit on their own, because they
 * must outlive the transaction that follows; {@link #committed} and {@link #failed} belong to that transaction.
 *
 * <p>It proves that one result is recorded for a step. It cannot prove that the key was asked once: a process that dies
 * between the key's answer and {@link #signed} leaves a RESERVED row, and who finds it asks again. Thread-safe.
 */
public final class SigningLedger {

    private static final String KEY =
            " case_id = :caseId AND name = :name AND version = :version AND step = :step AND role = :role ";
    /** No node holds a step for longer without a sign of life: whatever says more was written by somebody else. */
    private static final Duration LONGEST_LEASE = Duration.ofDays(1);

    private static final int MAX_REASON = 1_000;
    private static final String UNIQUE_VIOLATION = "23505";

    private final Transactions transactions;
    private final Jdbi jdbi;

    public SigningLedger(Transactions transactions) {
        this.transactions = transactions;
        this.jdbi = JoinedJdbi.on(transactions);
    }

    /**
     * Makes the step this worker's, committed on its own. A row that is RESERVED already becomes this worker's when it
     * was its own before (a restarted node) or its lease is over; rows in other states are returned as they are.
     *
     * @param lease how long others keep away; the worker renews it while it signs
     * @return the row, or empty while another worker's lease is running
     */
    public Optional<SigningOperation> reserve(
            OperationKey key, DocumentId document, String worker, Duration lease, Instant now) {
        try {
            // Alone in its transaction: after a unique violation PostgreSQL refuses every further statement in it.
            transactions.inNewTransaction(() -> insert(key, document, worker, lease, now));
        } catch (UnableToExecuteStatementException e) {
            if (!isUniqueViolation(e)) {
                throw e;
            }
            return transactions.inNewTransaction(() -> takeOver(key, worker, lease));
        }
        return find(key);
    }

    /** Keeps others away a while longer; false when the step is no longer this worker's to sign. */
    public boolean extend(OperationKey key, String worker, Duration lease) {
        return transactions.inNewTransaction(() -> jdbi.withHandle(handle -> bind(
                                handle.createUpdate("UPDATE mc_operation SET lease_until = :until WHERE" + KEY
                                        + "AND state = 'RESERVED' AND worker = :worker"),
                                key)
                        .bind("until", databaseTime(handle).plus(lease))
                        .bind("worker", worker)
                        .execute()
                == 1));
    }

    /** Lets others try at once; what the key did meanwhile stays unknown. */
    public void release(OperationKey key, String worker) {
        extend(key, worker, Duration.ZERO);
    }

    /**
     * Records the stored result, committed on its own; from now on nobody asks the key again.
     *
     * @throws LedgerException when somebody else took the step over; this result must be forgotten
     */
    public void signed(OperationKey key, String worker, DocumentId result) {
        transactions.inNewTransaction(() -> jdbi.withHandle(handle -> {
            int rows = bind(
                            handle.createUpdate("UPDATE mc_operation SET state = 'SIGNED', result = :result" + " WHERE"
                                    + KEY + "AND state = 'RESERVED' AND worker = :worker"),
                            key)
                    .bind("result", result.value())
                    .bind("worker", worker)
                    .execute();
            return requireOne(rows, key, OperationState.SIGNED);
        }));
    }

    /**
     * Ends the step in the bound transaction, together with the case.
     *
     * @param result that the case records
     * @throws LedgerException when the row is not SIGNED with it
     */
    public void committed(OperationKey key, DocumentId result) {
        end(key, OperationState.COMMITTED, OperationState.SIGNED, result, null);
    }

    /** Ends the step for good in the bound transaction, together with what the dossier does instead. */
    public void failed(OperationKey key, String reason) {
        end(key, OperationState.FAILED, OperationState.RESERVED, null, shortened(reason));
    }

    /** {@link #failed(OperationKey, String)} of a step that has a result, which nothing records. */
    public void failed(OperationKey key, DocumentId result, String reason) {
        end(key, OperationState.FAILED, OperationState.SIGNED, result, shortened(reason));
    }

    private static String shortened(String reason) {
        return reason.substring(0, Math.min(MAX_REASON, reason.length()));
    }

    /**
     * Lets the step wait for the owner of its key, committed on its own. A row that is RESERVED waits from now on; rows in
     * other states stay as they are.
     *
     * @return the row
     */
    public SigningOperation await(OperationKey key, DocumentId document, OfficerId officer, Instant now) {
        try {
            transactions.inNewTransaction(() -> jdbi.withHandle(handle -> bind(
                            handle.createUpdate(
                                    "INSERT INTO mc_operation (case_id, name, version, step, role, document,"
                                            + " state, worker, lease_until, reserved_at, attempts, officer) VALUES (:caseId, :name,"
                                            + " :version, :step, :role, :document, 'WAITING', '', :now, :now, 0, :officer)"),
                            key)
                    .bind("document", document.value())
                    .bind("officer", officer.value())
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .execute()));
        } catch (UnableToExecuteStatementException e) {
            if (!isUniqueViolation(e)) {
                throw e;
            }
            transactions.inNewTransaction(() -> jdbi.withHandle(handle -> bind(
                            handle.createUpdate("UPDATE mc_operation SET state = 'WAITING', officer = :officer WHERE"
                                    + KEY + "AND state = 'RESERVED'"),
                            key)
                    .bind("officer", officer.value())
                    .execute()));
        }
        return find(key).orElseThrow();
    }

    /** What waits for the officer's key, the oldest first; a row that cannot be read is empty and hides no other. One statement. */
    public List<Optional<SigningOperation>> waiting(OfficerId officer, int first, int most) {
        return transactions.inTransaction(
                () -> jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM mc_operation"
                                + " WHERE officer = :officer AND state = 'WAITING' AND reason IS NULL"
                                + " ORDER BY reserved_at, case_id, name OFFSET :first ROWS FETCH FIRST :most ROWS ONLY")
                        .bind("first", first)
                        .bind("officer", officer.value())
                        .bind("most", most)
                        .map(SigningLedger::readable)
                        .list()));
    }

    /** What waits for any officer's key, the oldest first; a row that cannot be read is empty. One statement. */
    public List<Optional<SigningOperation>> waiting(int first, int most) {
        return transactions.inTransaction(() -> jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM mc_operation WHERE state = 'WAITING' AND reason IS NULL"
                                + " ORDER BY reserved_at, case_id, name OFFSET :first ROWS FETCH FIRST :most ROWS ONLY")
                        .bind("first", first)
                        .bind("most", most)
                        .map(SigningLedger::readable)
                        .list()));
    }

    /** The owner has answered, and this is the signed document; in the bound transaction. False when it waits no more. */
    public boolean answered(OperationKey key, DocumentId result) {
        return jdbi.withHandle(handle -> bind(
                                handle.createUpdate("UPDATE mc_operation SET state = 'SIGNED', result = :result,"
                                        + " attempts = attempts + 1 WHERE" + KEY
                                        + "AND state = 'WAITING' AND reason IS NULL"),
                                key)
                        .bind("result", result.value())
                        .execute()
                == 1);
    }

    /** The owner will not sign; in the bound transaction. False when it waits no more. */
    public boolean declined(OperationKey key, String reason) {
        return jdbi.withHandle(handle -> bind(
                                handle.createUpdate("UPDATE mc_operation SET reason = :reason WHERE" + KEY
                                        + "AND state = 'WAITING' AND reason IS NULL"),
                                key)
                        .bind("reason", shortened(reason))
                        .execute()
                == 1);
    }

    /** {@link #failed(OperationKey, String)} of a step that waited for its owner. */
    public void failedWaiting(OperationKey key, String reason) {
        end(key, OperationState.FAILED, OperationState.WAITING, null, shortened(reason));
    }

    /** A step that waited is asked by a worker again: the key answers at once now. */
    public void resume(OperationKey key, String worker, Duration lease) {
        transactions.inNewTransaction(() -> jdbi.withHandle(handle -> {
            int rows = bind(
                            handle.createUpdate("UPDATE mc_operation SET state = 'RESERVED', worker = :worker,"
                                    + " lease_until = :until, attempts = attempts + 1 WHERE" + KEY
                                    + "AND state = 'WAITING' AND reason IS NULL"),
                            key)
                    .bind("worker", worker)
                    .bind("until", databaseTime(handle).plus(lease))
                    .execute();
            return requireOne(rows, key, OperationState.RESERVED);
        }));
    }

    /** The row of a step, where there is one. */
    public Optional<SigningOperation> find(OperationKey key) {
        return jdbi.withHandle(handle -> bind(handle.createQuery("SELECT * FROM mc_operation WHERE" + KEY), key)
                .map(SigningLedger::read)
                .findOne());
    }

    /** All steps of a case, in the order in which they were reserved. */
    public List<SigningOperation> operations(CaseId caseId) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM mc_operation"
                        + " WHERE case_id = :caseId ORDER BY reserved_at, name, version, role DESC")
                .bind("caseId", caseId.value())
                .map(SigningLedger::read)
                .list());
    }

    private int insert(OperationKey key, DocumentId document, String worker, Duration lease, Instant now) {
        return jdbi.withHandle(handle -> bind(
                        handle.createUpdate("INSERT INTO mc_operation (case_id, name, version,"
                                + " step, role, document, state, worker, lease_until, reserved_at, attempts)"
                                + " VALUES (:caseId, :name, :version, :step, :role, :document, 'RESERVED', :worker,"
                                + " :until, :now, 1)"),
                        key)
                .bind("document", document.value())
                .bind("worker", worker)
                .bind("until", databaseTime(handle).plus(lease))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute());
    }

    private Optional<SigningOperation> takeOver(OperationKey key, String worker, Duration lease) {
        return jdbi.withHandle(handle -> {
            Found found = bind(handle.createQuery("SELECT * FROM mc_operation WHERE" + KEY + "FOR UPDATE"), key)
                    .map((row, context) ->
                            new Found(read(row, context), row.getObject("lease_until", OffsetDateTime.class)))
                    .one();
            if (found.operation().state() != OperationState.RESERVED) {
                return Optional.of(found.operation());
            }
            OffsetDateTime time = databaseTime(handle);
            boolean ours = found.operation().worker().equals(worker);
            boolean believable = !found.leaseUntil().isAfter(time.plus(LONGEST_LEASE));
            if (!ours && believable && time.isBefore(found.leaseUntil())) {
                return Optional.empty();
            }
            bind(
                            handle.createUpdate("UPDATE mc_operation SET worker = :worker,"
                                    + " lease_until = :until, attempts = attempts + 1 WHERE" + KEY),
                            key)
                    .bind("worker", worker)
                    .bind("until", time.plus(lease))
                    .execute();
            return bind(handle.createQuery("SELECT * FROM mc_operation WHERE" + KEY), key)
                    .map(SigningLedger::read)
                    .findOne();
        });
    }

    private void end(
            OperationKey key,
            OperationState to,
            OperationState from,
            @Nullable DocumentId result,
            @Nullable String reason) {
        if (!transactions.isActive()) {
            throw new IllegalStateException(
                    "A signing step ends together with the case: call this inside" + " inTransaction.");
        }
        jdbi.useHandle(handle -> {
            int rows = bind(
                            handle.createUpdate("UPDATE mc_operation SET state = :to, reason = :reason WHERE" + KEY
                                    + "AND state = :from AND COALESCE(result, '') = :result"),
                            key)
                    .bind("to", to)
                    .bind("result", result == null ? "" : result.value())
                    .bind("from", from)
                    .bind("reason", reason)
                    .execute();
            requireOne(rows, key, to);
        });
    }

    private static int requireOne(int rows, OperationKey key, OperationState wanted) {
        if (rows != 1) {
            throw new LedgerException(key, wanted);
        }
        return rows;
    }

    /** Leases are compared between nodes, so they are measured by the one clock that all nodes share. */
    private static OffsetDateTime databaseTime(Handle handle) {
        return handle.createQuery("SELECT CURRENT_TIMESTAMP")
                .mapTo(OffsetDateTime.class)
                .one();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, OperationKey key) {
        return statement
                .bind("caseId", key.document().file())
                .bind("name", key.document().name())
                .bind("version", key.document().version())
                .bind("step", key.step())
                .bind("role", key.role());
    }

    private static Optional<SigningOperation> readable(ResultSet row, StatementContext context) throws SQLException {
        try {
            SigningOperation operation = read(row, context);
            CaseId unused = new CaseId(operation.key().document().file());
            operation.owner().ifPresent(OfficerId::new);
            return Optional.of(operation);
        } catch (IllegalArgumentException e) { // altered by hand; whoever looks after its step shows it
            return Optional.empty();
        }
    }

    private static SigningOperation read(ResultSet row, StatementContext context) throws SQLException {
        return new SigningOperation(
                new OperationKey(
                        new DocumentReference(row.getString("case_id"), row.getString("name"), row.getInt("version")),
                        row.getString("step"),
                        SigningRole.valueOf(row.getString("role"))),
                new DocumentId(row.getString("document")),
                OperationState.valueOf(row.getString("state")),
                row.getString("worker"),
                row.getObject("reserved_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("result")).map(DocumentId::new),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("officer")));
    }

    private static boolean isUniqueViolation(UnableToExecuteStatementException e) {
        return e.getCause() instanceof SQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState());
    }

    private record Found(SigningOperation operation, OffsetDateTime leaseUntil) {}
}
