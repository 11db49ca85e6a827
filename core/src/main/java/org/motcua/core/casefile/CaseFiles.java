package org.motcua.core.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.numbering.Counter;
import org.motcua.core.numbering.Counters;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The case files in the database. The row of a case is what every change of the case locks first. Each method joins the
 * bound transaction, or is one of its own. Thread-safe.
 */
public final class CaseFiles {

    private static final Logger LOG = LoggerFactory.getLogger(CaseFiles.class);

    private static final String INSERT = """
            INSERT INTO mc_case (id, version, kind, agency, parties, unit, subject, process_key, process_tag,
                process_hash, assigned, applicant_key, opened_at, audit_sequence, audit_hash)
            VALUES (:id, :version, :kind, :agency, :parties, :unit, :subject, :processKey, :processTag,
                :processHash, :assigned, :applicantKey, :openedAt, 0, :none)
            """;
    private static final String UPDATE = """
            UPDATE mc_case SET version = version + 1, unit = :unit, process_tag = :processTag,
                process_hash = :processHash, assigned = :assigned, closed_at = :closedAt
            WHERE id = :id AND version = :version
            """;

    private final Transactions transactions;
    private final Counters counters;
    private final Jdbi jdbi;

    private CaseFiles(Transactions transactions) {
        this.transactions = transactions;
        this.counters = Counters.on(transactions);
        this.jdbi = JoinedJdbi.on(transactions);
    }

    public static CaseFiles on(Transactions transactions) {
        return new CaseFiles(transactions);
    }

    /**
     * The next id of a work file, {@code H99.12-V2026-00001}: unique, from 1 each year, without gaps. It locks the
     * counter until the transaction ends. One statement.
     */
    public CaseId nextWork(AgencyCode agency, Instant at) {
        int year = LocalDate.ofInstant(at, WorkingCalendar.ZONE).getYear();
        int sequence = counters.next(new Counter("WORK", agency, "", Integer.toString(year)));
        return new CaseId("%s-V%d-%05d".formatted(agency.value(), year, sequence));
    }

    /** Opens the case. One statement. */
    public void open(CaseFile file) {
        transactions.inTransaction(() -> jdbi.withHandle(handle -> bind(handle.createUpdate(INSERT), file)
                .bind("kind", file.kind())
                .bind("agency", file.agency().value())
                .bind("parties", Pairs.writeParties(file.parties()))
                .bind("subject", file.subject())
                .bind("processKey", file.process().key())
                .bind("applicantKey", file.applicantKey())
                .bind("openedAt", file.openedAt().atOffset(ZoneOffset.UTC))
                .bind("none", "0".repeat(64)) // nothing is in its chain yet
                .execute()));
    }

    /** The case as it is now. One statement. */
    public Optional<CaseFile> find(CaseId id) {
        return find(id, "");
    }

    /**
     * The case as it is now.
     *
     * @throws UnknownCaseException where there is none
     */
    public CaseFile require(CaseId id) {
        return find(id).orElseThrow(() -> new UnknownCaseException(id));
    }

    /** Those of the cases that there are; one that cannot be read is left out, and logged. One statement. */
    public Map<CaseId, CaseFile> findAll(Collection<CaseId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> handle
                .createQuery("SELECT * FROM mc_case WHERE id IN (<ids>)")
                .bindList("ids", ids.stream().map(CaseId::value).toList())
                .map((row, context) -> readable(row))
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(CaseFile::id, Function.identity()))));
    }

    private static Optional<CaseFile> readable(ResultSet row) throws SQLException {
        try {
            return Optional.of(read(row));
        } catch (IllegalArgumentException e) {
            LOG.warn("The row of case {} cannot be read", row.getString("id"), e);
            return Optional.empty();
        }
    }

    /**
     * The case as it is now, and as it stays until the transaction ends: whoever else locks it waits. One statement.
     *
     * @throws UnknownCaseException where there is none
     */
    public CaseFile lock(CaseId id) {
        return find(id, " FOR UPDATE").orElseThrow(() -> new UnknownCaseException(id));
    }

    /**
     * Changes a case that is still as it was seen, and gives it as it is then. One statement.
     *
     * @param change gives the changed case by the methods of {@link CaseFile}; it is called once
     * @throws StaleCaseException when somebody else has changed it since
     */
    public CaseFile update(CaseFile seen, UnaryOperator<CaseFile> change) {
        CaseFile changed = change.apply(seen);
        requireSame(seen, changed);
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> {
            int rows = bind(handle.createUpdate(UPDATE), changed)
                    .bind("version", seen.version())
                    .bind("closedAt", utc(changed.closedAt()))
                    .execute();
            if (rows != 1) {
                throw new StaleCaseException(seen.id(), seen.version());
            }
            return changed.withVersion(seen.version() + 1);
        }));
    }

    /**
     * The cases of a process, in the order in which they were opened. One statement.
     *
     * @param process key of the process
     * @param ended those that have come to their end, or those that have not
     * @param limit how many at most
     */
    public List<CaseId> ofProcess(String process, boolean ended, int limit) {
        return transactions.inTransaction(() -> jdbi.withHandle(
                handle -> handle.createQuery("SELECT id FROM mc_case WHERE process_key = :process AND closed_at IS "
                                + (ended ? "NOT NULL" : "NULL")
                                + " ORDER BY opened_at, id FETCH FIRST :limit ROWS ONLY")
                        .bind("process", process)
                        .bind("limit", limit)
                        .map((row, context) -> new CaseId(row.getString("id")))
                        .list()));
    }

    /**
     * A page of all cases that have not come to their end, by their ids; what is the id of none is left out. One statement.
     *
     * @param after the last one of the page before; missing for the first
     */
    public List<CaseId> open(@Nullable CaseId after, int most) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> handle
                .createQuery("SELECT id FROM mc_case WHERE closed_at IS NULL"
                        + " AND id > :after ORDER BY id FETCH FIRST :most ROWS ONLY")
                .bind("after", after == null ? "" : after.value())
                .bind("most", most)
                .map((row, context) -> row.getString("id"))
                .stream()
                .filter(CaseId::isOne)
                .map(CaseId::new)
                .toList()));
    }

    private static void requireSame(CaseFile seen, CaseFile changed) {
        boolean same = changed.id().equals(seen.id())
                && changed.version() == seen.version()
                && changed.kind() == seen.kind()
                && changed.agency().equals(seen.agency())
                && changed.parties().equals(seen.parties())
                && changed.subject().equals(seen.subject())
                && changed.process().key().equals(seen.process().key())
                && changed.applicantKey().equals(seen.applicantKey())
                && changed.openedAt().equals(seen.openedAt());
        if (!same) {
            throw new IllegalArgumentException("Of case " + seen.id() + " only unit, version of its process, who was"
                    + " named and its end can be changed: change it by the methods of CaseFile");
        }
    }

    private Optional<CaseFile> find(CaseId id, String locking) {
        return transactions.inTransaction(
                () -> jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM mc_case WHERE id = :id" + locking)
                        .bind("id", id.value())
                        .map((row, context) -> read(row))
                        .findOne()));
    }

    private static Update bind(Update update, CaseFile file) {
        return update.bind("id", file.id().value())
                .bind("version", file.version())
                .bind("unit", file.unit())
                .bind("processTag", file.process().tag())
                .bind("processHash", file.process().hash())
                .bind("assigned", Pairs.writeAssigned(file.assigned()));
    }

    private static CaseFile read(ResultSet row) throws SQLException {
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new CaseFile(
                new CaseId(row.getString("id")),
                row.getInt("version"),
                CaseKind.valueOf(row.getString("kind")),
                new AgencyCode(row.getString("agency")),
                Pairs.readParties(row.getString("parties")),
                row.getString("unit"),
                row.getString("subject"),
                new ProcessVersion(
                        row.getString("process_key"), row.getString("process_tag"), row.getString("process_hash")),
                Pairs.readAssigned(row.getString("assigned")),
                row.getString("applicant_key"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
