package org.motcua.core.calendar;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;

/**
 * The calendars in the database, each as {@link WorkingCalendar#written} has it. They are only added: no version changes or
 * goes. Each method joins the bound transaction, or is one of its own. Thread-safe.
 */
public final class Calendars implements CalendarVersions {

    private static final String UNIQUE_VIOLATION = "23505"; // of H2 and of PostgreSQL

    private final Transactions transactions;
    private final Jdbi jdbi;

    private Calendars(Transactions transactions) {
        this.transactions = transactions;
        this.jdbi = JoinedJdbi.on(transactions);
    }

    public static Calendars on(Transactions transactions) {
        return new Calendars(transactions);
    }

    /**
     * Keeps a calendar. One that is kept already stays as it is, so that every start of every node may say it. One
     * statement, and another when it is new.
     *
     * @param inForceSince the first day on which dossiers are counted by it
     * @param at now
     * @throws OtherCalendarException when another one is kept as that version, or this one for another day
     */
    public void keep(WorkingCalendar calendar, LocalDate inForceSince, Instant at) {
        String written = calendar.written();
        transactions.runInTransaction(() -> jdbi.useHandle(handle -> {
            if (!isKept(handle, calendar.version(), written, inForceSince)
                    && !insert(handle, calendar.version(), written, inForceSince, at)
                    && !isKept(handle, calendar.version(), written, inForceSince)) {
                throw new OtherCalendarException(calendar.version());
            }
        }));
    }

    private static boolean isKept(Handle handle, String version, String written, LocalDate inForceSince) {
        List<Boolean> same = handle.createQuery(
                        "SELECT content, in_force_since FROM mc_calendar WHERE version = :version")
                .bind("version", version)
                .map((row, context) -> written.equals(row.getString("content"))
                        && inForceSince.equals(row.getObject("in_force_since", LocalDate.class)))
                .list();
        if (same.contains(false)) {
            throw new OtherCalendarException(version);
        }
        return !same.isEmpty();
    }

    /**
     * False where somebody else has kept that version meanwhile. The savepoint is for PostgreSQL, which would refuse every
     * further statement of the transaction.
     */
    private static boolean insert(Handle handle, String version, String written, LocalDate inForceSince, Instant at) {
        handle.savepoint("new_calendar");
        try {
            handle.createUpdate("INSERT INTO mc_calendar (version, in_force_since, kept_at, content)"
                            + " VALUES (:version, :since, :at, :content)")
                    .bind("version", version)
                    .bind("since", inForceSince)
                    .bind("at", at.atOffset(ZoneOffset.UTC))
                    .bind("content", written)
                    .execute();
            handle.releaseSavepoint("new_calendar");
            return true;
        } catch (UnableToExecuteStatementException e) {
            if (!(e.getCause() instanceof SQLException sql) || !UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                throw e;
            }
            handle.rollbackToSavepoint("new_calendar");
            return false;
        }
    }

    @Override
    public Optional<WorkingCalendar> find(String version) {
        return read("WHERE version = :key", version);
    }

    @Override
    public Optional<WorkingCalendar> inForce(LocalDate day) {
        return read(
                "WHERE in_force_since <= :key"
                        + " ORDER BY in_force_since DESC, kept_at DESC, version DESC FETCH FIRST 1 ROWS ONLY",
                day);
    }

    private Optional<WorkingCalendar> read(String where, Object key) {
        return transactions
                .inTransaction(
                        () -> jdbi.withHandle(handle -> handle.createQuery("SELECT content FROM mc_calendar " + where)
                                .bind("key", key)
                                .mapTo(String.class)
                                .findOne()))
                .map(Calendars::calendar);
    }

    private static WorkingCalendar calendar(String written) {
        return WorkingCalendar.read(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)));
    }
}
