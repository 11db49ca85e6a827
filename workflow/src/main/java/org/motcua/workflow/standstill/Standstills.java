package org.motcua.workflow.standstill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;

/** What was seen to stand still, a row each, until it moves again. Thread-safe. */
public final class Standstills {

    private static final int LONGEST_REASON = 1_000;

    private final Transactions transactions;
    private final Jdbi jdbi;

    public Standstills(Transactions transactions) {
        this.transactions = transactions;
        this.jdbi = JoinedJdbi.on(transactions);
    }

    /** A page of all, by case; a row of none was not written here, and is left out. One statement. */
    public List<Standstill> page(int first, int most) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> handle
                .createQuery("SELECT * FROM mc_standstill ORDER BY case_id,"
                        + " element OFFSET :first ROWS FETCH FIRST :most ROWS ONLY")
                .bind("first", first)
                .bind("most", most)
                .map((row, context) ->
                        CaseId.isOne(row.getString("case_id")) ? Optional.of(read(row)) : Optional.<Standstill>empty())
                .stream()
                .flatMap(Optional::stream)
                .toList()));
    }

    /** Those of a case. One statement. */
    public List<Standstill> ofCase(CaseId id) {
        return transactions.inTransaction(() -> jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM mc_standstill WHERE case_id = :id ORDER BY element")
                        .bind("id", id.value())
                        .map((row, context) -> read(row))
                        .list()));
    }

    /**
     * What stands still of a case now, in place of what did; what was seen before keeps the time at which it was.
     *
     * @param reasons by element
     */
    public void replace(CaseId id, Map<String, String> reasons, Instant now) {
        transactions.runInTransaction(() -> {
            List<Standstill> before = ofCase(id);
            before.stream()
                    .filter(row -> !reasons.containsKey(row.element()))
                    .forEach(row -> remove(id, row.element()));
            reasons.forEach((element, reason) -> {
                Instant since = before.stream()
                        .filter(row -> row.element().equals(element))
                        .map(Standstill::since)
                        .findFirst()
                        .orElse(now);
                remove(id, element);
                add(new Standstill(id, element, reason, since));
            });
        });
    }

    private void remove(CaseId id, String element) {
        jdbi.useHandle(
                handle -> handle.createUpdate("DELETE FROM mc_standstill WHERE case_id = :id AND element = :element")
                        .bind("id", id.value())
                        .bind("element", element)
                        .execute());
    }

    private void add(Standstill row) {
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO mc_standstill (case_id, element, reason, since)"
                        + " VALUES (:id, :element, :reason, :since)")
                .bind("id", row.caseId().value())
                .bind("element", row.element())
                .bind(
                        "reason",
                        row.reason()
                                .substring(
                                        0, Math.min(LONGEST_REASON, row.reason().length())))
                .bind("since", row.since().atOffset(ZoneOffset.UTC))
                .execute());
    }

    private static Standstill read(ResultSet row) throws SQLException {
        return new Standstill(
                new CaseId(row.getString("case_id")),
                row.getString("element"),
                row.getString("reason"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
