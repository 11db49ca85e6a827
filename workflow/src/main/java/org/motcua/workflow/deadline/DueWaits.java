package org.motcua.workflow.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits for legal time, a row each. A row follows the legal clock: it is computed again whenever the clock of its
 * dossier changes, and has no time while the clock stands and the rule counts from the due date. Thread-safe.
 */
public final class DueWaits {

    private static final Logger LOG = LoggerFactory.getLogger(DueWaits.class);
    /** No pause after a failure is longer: whoever writes another one keeps no wait from its end. */
    public static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private static final int LONGEST_REASON = 1_000;

    private final Transactions transactions;
    private final Jdbi jdbi;

    public DueWaits(Transactions transactions) {
        this.transactions = transactions;
        this.jdbi = JoinedJdbi.on(transactions);
    }

    /**
     * A wait.
     *
     * @param id of the engine's subscription or external task
     * @param rule as the model has it, {@code due-2wd}
     * @param since when the waiting began
     * @param due when it ends; missing while the clock stands
     * @param failures how often ending it has failed
     * @param failure why, the last time; empty when it never did
     * @param reached whether it has ended; a reminder stays subscribed when it has come
     */
    public record DueWait(
            String id,
            CaseId caseId,
            String instance,
            String execution,
            String element,
            String rule,
            Instant since,
            @Nullable Instant due,
            boolean reached,
            int failures,
            String failure) {

        /** One that has not been reached and has not failed. */
        public static DueWait waiting(
                String id,
                CaseId caseId,
                String instance,
                String execution,
                String element,
                String rule,
                Instant since,
                @Nullable Instant due) {
            return new DueWait(id, caseId, instance, execution, element, rule, since, due, false, 0, "");
        }

        /** The same wait as one that began then, with the moment at which it ends. */
        public DueWait since(Instant begun, @Nullable Instant ends) {
            return waiting(id, caseId, instance, execution, element, rule, begun, ends);
        }

        /** The same wait where it stands now, with the moment at which it ends. */
        public DueWait now(DueWait current, @Nullable Instant ends) {
            return new DueWait(
                    id,
                    caseId,
                    instance,
                    current.execution(),
                    current.element(),
                    current.rule(),
                    since,
                    ends,
                    reached,
                    failures,
                    failure);
        }
    }

    /** The waits of a case. One statement. */
    public List<DueWait> ofCase(CaseId id) {
        return transactions.inTransaction(
                () -> jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM mc_due WHERE case_id = :id")
                        .bind("id", id.value())
                        .map((row, context) -> read(row))
                        .list()));
    }

    public void add(DueWait wait) {
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO mc_due (id, case_id, instance, execution, element,"
                        + " rule, since, due_at) VALUES (:id, :caseId, :instance, :execution, :element, :rule, :since,"
                        + " :due)")
                .bind("id", wait.id())
                .bind("caseId", wait.caseId().value())
                .bind("instance", wait.instance())
                .bind("execution", wait.execution())
                .bind("element", wait.element())
                .bind("rule", wait.rule())
                .bind("since", wait.since().atOffset(ZoneOffset.UTC))
                .bind("due", utc(wait.due()))
                .execute());
    }

    /** Forgets waits that nothing waits for any more. */
    public void remove(Collection<String> waits) {
        if (!waits.isEmpty()) {
            jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM mc_due WHERE id IN (<ids>)")
                    .bindList("ids", List.copyOf(waits))
                    .execute());
        }
    }

    /** Gives waits their new times, and their new places after a migration. */
    public void move(Collection<DueWait> waits) {
        if (waits.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("UPDATE mc_due SET due_at = :due, execution = :execution,"
                    + " element = :element, rule = :rule WHERE id = :id");
            waits.forEach(wait -> batch.bind("id", wait.id())
                    .bind("due", utc(wait.due()))
                    .bind("execution", wait.execution())
                    .bind("element", wait.element())
                    .bind("rule", wait.rule())
                    .add());
            batch.execute();
        });
    }

    /** Ends the wait; false when it has ended already, on another node. The row is locked until the transaction ends. */
    public boolean reach(String id, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("UPDATE mc_due SET reached_at = :now WHERE id = :id"
                                + " AND reached_at IS NULL AND due_at <= :now")
                        .bind("id", id)
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .execute()
                == 1);
    }

    /** Notes that ending a wait has failed, and when it is tried again. In a transaction of its own. */
    public void failed(DueWait wait, String reason, Instant again) {
        transactions.inNewTransaction(() -> jdbi.withHandle(handle -> handle.createUpdate("UPDATE mc_due SET failures ="
                        + " failures + 1, failure = :reason, again_at = :again WHERE id = :id")
                .bind("reason", reason.substring(0, Math.min(LONGEST_REASON, reason.length())))
                .bind("again", utc(again))
                .bind("id", wait.id())
                .execute()));
    }

    /** The waits whose ending has failed and is still owed, at most {@code most} from the given one on. One statement. */
    public List<DueWait> failed(int first, int most) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> handle
                .createQuery("SELECT * FROM mc_due"
                        + " WHERE reached_at IS NULL AND failures > 0 ORDER BY due_at, id OFFSET :first ROWS"
                        + " FETCH FIRST :most ROWS ONLY")
                .bind("first", first)
                .bind("most", most)
                .map((row, context) -> readable(row))
                .stream()
                .flatMap(Optional::stream)
                .toList()));
    }

    /** Lets the failed waits of a case be tried at once; gives how many. */
    public int retry(CaseId id) {
        return transactions.inTransaction(
                () -> jdbi.withHandle(handle -> handle.createUpdate("UPDATE mc_due SET again_at"
                                + " = NULL WHERE case_id = :id AND reached_at IS NULL AND failures > 0")
                        .bind("id", id.value())
                        .execute()));
    }

    /** What is due, the longest first. One statement. */
    public List<DueWait> due(Instant now, int most) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> handle
                .createQuery("SELECT * FROM mc_due"
                        + " WHERE reached_at IS NULL AND due_at <= :now AND (again_at IS NULL OR again_at <= :now OR"
                        + " again_at > :longest) ORDER BY due_at, id FETCH FIRST :most ROWS ONLY")
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("longest", now.plus(LONGEST_PAUSE).atOffset(ZoneOffset.UTC))
                .bind("most", most)
                .map((row, context) -> readable(row))
                .stream()
                .flatMap(Optional::stream)
                .toList()));
    }

    /** One that was altered by hand, so that it cannot be told what it is, keeps nobody from the others. */
    private static Optional<DueWait> readable(ResultSet row) throws SQLException {
        try {
            return Optional.of(read(row));
        } catch (IllegalArgumentException e) {
            LOG.warn("The wait {} of {} cannot be read", row.getString("element"), row.getString("case_id"), e);
            return Optional.empty();
        }
    }

    private static DueWait read(ResultSet row) throws SQLException {
        OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
        return new DueWait(
                row.getString("id"),
                new CaseId(row.getString("case_id")),
                row.getString("instance"),
                row.getString("execution"),
                row.getString("element"),
                row.getString("rule"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                due == null ? null : due.toInstant(),
                row.getObject("reached_at", OffsetDateTime.class) != null,
                row.getInt("failures"),
                row.getString("failure"));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
