package org.motcua.core.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;

/**
 * When the archive time stamps of issued documents are to be looked at next. It is a list of what to do: what was renewed
 * says the {@link Document}. Each method joins the bound transaction, or is one of its own. Thread-safe.
 */
public final class Renewals {

    private static final int LONGEST_REASON = 1_000;
    private static final String SIGNED_AND_ISSUED = " signed IS NOT NULL AND issued IS NOT NULL ";
    private static final String ONE = " WHERE case_id = :id AND name = :name ";

    private final Transactions transactions;
    private final Jdbi jdbi;

    private Renewals(Transactions transactions) {
        this.transactions = transactions;
        this.jdbi = JoinedJdbi.on(transactions);
    }

    public static Renewals on(Transactions transactions) {
        return new Renewals(transactions);
    }

    /**
     * A document to look at.
     *
     * @param failures how often renewing it has failed since it was looked at with success
     * @param failure why, the last time; empty when it did not
     */
    public record Due(CaseId caseId, DocumentName name, int failures, String failure) {}

    /** The documents that are due, those that nobody has looked at first. One statement. */
    public List<Due> due(Instant now, int most) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM mc_document"
                        + " WHERE" + SIGNED_AND_ISSUED + "AND (renewal_at IS NULL OR renewal_at <= :now)"
                        + " ORDER BY renewal_at NULLS FIRST, case_id, name FETCH FIRST :most ROWS ONLY")
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("most", most)
                .map((row, context) -> read(row))
                .list()));
    }

    /**
     * Takes a document that is due, so that others leave it alone for a while. Committed on its own.
     *
     * @param until when others may take it, should nothing be heard of it
     * @return false when somebody else has it
     */
    public boolean take(Due due, Instant now, Instant until) {
        return transactions.inNewTransaction(() ->
                jdbi.withHandle(handle -> handle.createUpdate("UPDATE mc_document SET renewal_at = :until" + ONE
                                        + "AND (renewal_at IS NULL OR renewal_at <= :now)")
                                .bind("until", until.atOffset(ZoneOffset.UTC))
                                .bind("now", now.atOffset(ZoneOffset.UTC))
                                .bind("id", due.caseId().value())
                                .bind("name", due.name().value())
                                .execute()
                        == 1));
    }

    /** It was looked at, and is to be looked at again then. */
    public void next(Due due, Instant at) {
        note(due, at, 0, "");
    }

    /** Renewing it has failed, and is tried again then. */
    public void failed(Due due, String reason, Instant again) {
        note(due, again, due.failures() + 1, reason.substring(0, Math.min(LONGEST_REASON, reason.length())));
    }

    private void note(Due due, Instant at, int failures, String failure) {
        transactions.runInTransaction(() ->
                jdbi.useHandle(handle -> handle.createUpdate("UPDATE mc_document SET renewal_at = :at,"
                                + " renewal_failures = :failures, renewal_failure = :failure" + ONE)
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .bind("failures", failures)
                        .bind("failure", failure)
                        .bind("id", due.caseId().value())
                        .bind("name", due.name().value())
                        .execute()));
    }

    /** A page of the documents whose renewal has failed and is still owed. One statement. */
    public List<Due> failed(int from, int most) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM mc_document"
                        + " WHERE renewal_failures > 0 ORDER BY case_id, name OFFSET :from ROWS FETCH FIRST :most ROWS ONLY")
                .bind("from", from)
                .bind("most", most)
                .map((row, context) -> read(row))
                .list()));
    }

    /** Lets the failed renewals of a case be tried at once; gives how many. */
    public int retry(CaseId id, Instant now) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> handle.createUpdate(
                        "UPDATE mc_document SET" + " renewal_at = :now WHERE case_id = :id AND renewal_failures > 0")
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("id", id.value())
                .execute()));
    }

    private static Due read(ResultSet row) throws SQLException {
        return new Due(
                new CaseId(row.getString("case_id")),
                new DocumentName(row.getString("name")),
                row.getInt("renewal_failures"),
                row.getString("renewal_failure"));
    }
}
