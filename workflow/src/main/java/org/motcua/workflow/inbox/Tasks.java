package org.motcua.workflow.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;

/**
 * The tasks that wait, a row for each way in which somebody may be meant. They are kept in the transaction that moves the
 * process token. Each method joins the bound transaction, or is one of its own. Thread-safe.
 */
public final class Tasks {

    private final Transactions transactions;
    private final Jdbi jdbi;

    public Tasks(Transactions transactions) {
        this.transactions = transactions;
        this.jdbi = JoinedJdbi.on(transactions);
    }

    /** The tasks of a case. One statement. */
    public List<TaskRow> ofCase(CaseId id) {
        return transactions.inTransaction(() ->
                jdbi.withHandle(handle -> grouped(handle.createQuery("SELECT * FROM mc_task WHERE case_id = :id")
                        .bind("id", id.value())
                        .map((row, context) -> read(row))
                        .list())));
    }

    /** A task. One statement. */
    public Optional<TaskRow> find(String task) {
        return transactions
                .inTransaction(() ->
                        jdbi.withHandle(handle -> grouped(handle.createQuery("SELECT * FROM mc_task WHERE id = :id")
                                .bind("id", task)
                                .map((row, context) -> read(row))
                                .list())))
                .stream()
                .findFirst();
    }

    /** Stores tasks that are new. One statement. */
    public void add(Collection<TaskRow> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("INSERT INTO mc_task (id, who, case_id, agency, definition,"
                    + " instance, element, type, title, prefix, party, position, since, due_at, claimed_by) VALUES"
                    + " (:id, :who, :caseId, :agency, :definition, :instance, :element, :type, :title, :prefix,"
                    + " :party, :position, :since, :due, :claimedBy)");
            for (TaskRow task : tasks) {
                for (String who : task.who()) {
                    batch.bind("id", task.id())
                            .bind("who", who)
                            .bind("caseId", task.caseId().value())
                            .bind("agency", task.agency().value())
                            .bind("definition", task.definition())
                            .bind("instance", task.instance())
                            .bind("element", task.element())
                            .bind("type", task.type())
                            .bind("title", task.title())
                            .bind("prefix", task.prefix())
                            .bind("party", task.party())
                            .bind("position", task.position())
                            .bind("since", task.since().atOffset(ZoneOffset.UTC))
                            .bind("due", utc(task.due()))
                            .bind(
                                    "claimedBy",
                                    task.claimedBy() == null
                                            ? null
                                            : task.claimedBy().value())
                            .add();
                }
            }
            batch.execute();
        });
    }

    /** Forgets tasks that are done or gone. One statement. */
    public void remove(Collection<String> tasks) {
        if (!tasks.isEmpty()) {
            jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM mc_task WHERE id IN (<ids>)")
                    .bindList("ids", List.copyOf(tasks))
                    .execute());
        }
    }

    /** Gives the task to an officer, or to nobody; false when somebody else has it. */
    public boolean claim(String task, @Nullable OfficerId by, @Nullable OfficerId seen) {
        return transactions.inTransaction(() ->
                jdbi.withHandle(handle -> handle.createUpdate("UPDATE mc_task SET claimed_by = :by WHERE id = :id"
                                        + " AND (claimed_by IS NULL OR claimed_by = :seen)")
                                .bind("by", by == null ? null : by.value())
                                .bind("seen", seen == null ? "" : seen.value())
                                .bind("id", task)
                                .execute()
                        > 0));
    }

    /**
     * A page of what waits for an officer, the oldest first. One statement.
     *
     * @param deputisedFor whose work the officer does as well
     * @param after the last item of the page before; missing for the first
     */
    public List<InboxItem> inbox(Officer officer, List<Officer> deputisedFor, @Nullable InboxItem after, int most) {
        Set<String> who = Candidates.of(officer, deputisedFor);
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> {
            var query = handle.createQuery("SELECT DISTINCT id, case_id, element, type, title, since, due_at,"
                            + " claimed_by FROM mc_task WHERE agency = :agency AND who IN (<who>)"
                            + (after == null ? "" : " AND (since > :since OR (since = :since AND id > :id))")
                            + " ORDER BY since, id FETCH FIRST :most ROWS ONLY")
                    .bind("agency", officer.agency().value())
                    .bindList("who", List.copyOf(who))
                    .bind("most", most);
            if (after != null) {
                query.bind("since", after.since().atOffset(ZoneOffset.UTC)).bind("id", after.task());
            }
            return query.map((row, context) -> item(row)).list();
        }));
    }

    /** How many tasks wait for an officer. One statement. */
    public int count(Officer officer, List<Officer> deputisedFor) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT COUNT(DISTINCT id) FROM mc_task WHERE agency = :agency AND who IN (<who>)")
                .bind("agency", officer.agency().value())
                .bindList("who", List.copyOf(Candidates.of(officer, deputisedFor)))
                .mapTo(Integer.class)
                .one()));
    }

    private static InboxItem item(ResultSet row) throws SQLException {
        return new InboxItem(
                row.getString("id"),
                new CaseId(row.getString("case_id")),
                row.getString("element"),
                row.getString("type"),
                row.getString("title"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(instant(row, "due_at")),
                Optional.ofNullable(officer(row)));
    }

    private static TaskRow read(ResultSet row) throws SQLException {
        int position = row.getInt("position");
        boolean alone = row.wasNull();
        return new TaskRow(
                row.getString("id"),
                Set.of(row.getString("who")),
                new CaseId(row.getString("case_id")),
                new AgencyCode(row.getString("agency")),
                row.getString("definition"),
                row.getString("instance"),
                row.getString("element"),
                row.getString("type"),
                row.getString("title"),
                row.getString("prefix"),
                row.getString("party"),
                alone ? null : (Integer) position,
                row.getObject("since", OffsetDateTime.class).toInstant(),
                instant(row, "due_at"),
                officer(row));
    }

    private static List<TaskRow> grouped(List<TaskRow> rows) {
        Map<String, TaskRow> tasks = new LinkedHashMap<>();
        for (TaskRow row : rows) {
            tasks.merge(row.id(), row, Tasks::together);
        }
        return new ArrayList<>(tasks.values());
    }

    private static TaskRow together(TaskRow one, TaskRow other) {
        Set<String> who = new TreeSet<>(one.who());
        who.addAll(other.who());
        return new TaskRow(
                one.id(),
                who,
                one.caseId(),
                one.agency(),
                one.definition(),
                one.instance(),
                one.element(),
                one.type(),
                one.title(),
                one.prefix(),
                one.party(),
                one.position(),
                one.since(),
                one.due(),
                one.claimedBy());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable OfficerId officer(ResultSet row) throws SQLException {
        String value = row.getString("claimed_by");
        return value == null ? null : new OfficerId(value);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
