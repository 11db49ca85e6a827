package org.motcua.core.register;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.motcua.core.Text;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.document.DocumentReference;
import org.motcua.core.numbering.Counter;
import org.motcua.core.numbering.Counters;
import org.motcua.core.numbering.NumbersInUse;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;

/**
 * The register of outgoing documents. A number is reserved for one document, and then used by its issue or void with a
 * reason; it is unique within agency, series and year, begins at 1 on 1 January and has no gaps. No row is ever removed.
 *
 * <p>Each method joins the bound transaction, or is one of its own. Thread-safe.
 */
public final class OutgoingRegister {

    private static final String OF_DOCUMENT = " WHERE file = :file AND name = :name AND version = :version";

    private static final String OF_SERIES = " WHERE agency = :agency AND series = :series AND number_year = :year";

    private final Transactions transactions;
    private final Counters counters;
    private final Jdbi jdbi;

    private OutgoingRegister(Transactions transactions) {
        this.transactions = transactions;
        this.counters = Counters.on(transactions);
        this.jdbi = JoinedJdbi.on(transactions)
                .registerRowMapper(RegisterEntry.class, (rs, context) -> RegisterRow.read(rs));
    }

    public static OutgoingRegister on(Transactions transactions) {
        return new OutgoingRegister(transactions);
    }

    /**
     * The number for the document: a new one, or the one that it has already. It locks the series until the
     * transaction ends, so it comes last in it. Three statements. A counter that has fallen behind the register's rows
     * is raised.
     *
     * @throws org.motcua.core.numbering.CounterBehindException when it cannot be raised, because the rows have gaps
     * @throws org.motcua.core.numbering.CounterAheadException when the row of the number before is missing: nothing is
     *     numbered over a gap
     * @throws NumberStateException when the document's number is void: draft the next version
     * @throws IllegalArgumentException when the document has a number of another agency, series or year
     */
    public DocumentNumber reserve(Reservation reservation) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> {
            Counter counter = counter(reservation);
            int number = counters.next(counter);
            // Asked after the counter is locked, so that two reservations for one document cannot both find nothing.
            int taken = number;
            List<RegisterEntry> near = near(handle, reservation, taken);
            Optional<RegisterEntry> existing = near.stream()
                    .filter(entry -> entry.reference().equals(reservation.reference()))
                    .findFirst();
            if (existing.isPresent()) {
                counters.putBack(counter, number);
                return again(existing.get(), reservation);
            }
            if (near.stream().anyMatch(entry -> entry.number().number() >= taken)) {
                number = counters.catchUp(
                        counter, taken, inUse(handle, reservation).orElseThrow());
            } else if (taken > 1 && near.isEmpty()) {
                inUse(handle, reservation).ifPresent(used -> counters.requireFollows(counter, taken, used));
            }
            DocumentNumber reserved =
                    new DocumentNumber(number, reservation.date().getYear(), reservation.symbol());
            insert(handle, reservation, reserved);
            return reserved;
        }));
    }

    /**
     * The document is issued with its number.
     *
     * @throws NumberStateException when its number is not reserved
     */
    public void use(DocumentReference reference, Issue issue) {
        transactions.runInTransaction(() -> jdbi.useHandle(handle -> {
            int changed = handle.createUpdate("UPDATE mc_outgoing SET state = 'USED', document = :document,"
                            + " transferred_on = :transferredOn, acknowledged_by = :acknowledgedBy, note = :note"
                            + OF_DOCUMENT + " AND state = 'RESERVED'")
                    .bind("document", issue.document().value())
                    .bind("transferredOn", issue.transferredOn())
                    .bind("acknowledgedBy", issue.acknowledgedBy())
                    .bind("note", issue.note())
                    .bindMethods(reference)
                    .execute();
            requireReserved(changed, handle, reference, "used");
        }));
    }

    /**
     * The number is given up; the document will not be issued.
     *
     * @param reason at most 1000 characters
     * @throws NumberStateException when its number is not reserved
     */
    public void voidNumber(DocumentReference reference, String reason) {
        Text.required(reason, "Reason for giving up a number", 1000);
        transactions.runInTransaction(() -> jdbi.useHandle(handle -> {
            int changed = handle.createUpdate("UPDATE mc_outgoing SET state = 'VOID', note = :reason" + OF_DOCUMENT
                            + " AND state = 'RESERVED'")
                    .bind("reason", reason)
                    .bindMethods(reference)
                    .execute();
            requireReserved(changed, handle, reference, "given up");
        }));
    }

    /** The row of the document. */
    public Optional<RegisterEntry> find(DocumentReference reference) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> find(handle, reference)));
    }

    /** The rows of all documents of a file, such as a dossier, in the order of their names and versions. */
    public List<RegisterEntry> ofFile(String file) {
        return transactions.inTransaction(() -> jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM mc_outgoing WHERE file = :file ORDER BY name, version")
                        .bind("file", file)
                        .mapTo(RegisterEntry.class)
                        .list()));
    }

    /** The register of the agency's year, by series and number. */
    public List<RegisterEntry> entries(AgencyCode agency, int year) {
        return transactions.inTransaction(() -> jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM mc_outgoing WHERE agency = :agency AND number_year = :year"
                                + " ORDER BY series, number")
                        .bind("agency", agency.value())
                        .bind("year", year)
                        .mapTo(RegisterEntry.class)
                        .list()));
    }

    private static Counter counter(Reservation reservation) {
        String year = Integer.toString(reservation.date().getYear());
        return new Counter(
                "OUTGOING", reservation.agency(), reservation.series().name(), year);
    }

    private static Optional<RegisterEntry> find(Handle handle, DocumentReference reference) {
        return handle.createQuery("SELECT * FROM mc_outgoing" + OF_DOCUMENT)
                .bindMethods(reference)
                .mapTo(RegisterEntry.class)
                .findOne();
    }

    /** The document's own row, where it has one, that of the number before, and rows whose numbers the counter has not come to. */
    private static List<RegisterEntry> near(Handle handle, Reservation reservation, int number) {
        return bindSeries(
                        handle.createQuery("SELECT * FROM mc_outgoing" + OF_DOCUMENT
                                + " UNION ALL SELECT * FROM mc_outgoing" + OF_SERIES + " AND number >= :before"),
                        reservation)
                .bindMethods(reservation.reference())
                .bind("before", number - 1)
                .mapTo(RegisterEntry.class)
                .list();
    }

    private static Optional<NumbersInUse> inUse(Handle handle, Reservation reservation) {
        return bindSeries(
                        handle.createQuery("SELECT MIN(number) AS lowest, MAX(number) AS highest, COUNT(*) AS rows_"
                                + " FROM mc_outgoing" + OF_SERIES),
                        reservation)
                .map((row, context) -> row.getInt("rows_") == 0
                        ? Optional.<NumbersInUse>empty()
                        : Optional.of(
                                new NumbersInUse(row.getInt("lowest"), row.getInt("highest"), row.getInt("rows_"))))
                .one();
    }

    private static Query bindSeries(Query query, Reservation reservation) {
        return query.bind("agency", reservation.agency().value())
                .bind("series", reservation.series().name())
                .bind("year", reservation.date().getYear());
    }

    private static DocumentNumber again(RegisterEntry existing, Reservation reservation) {
        if (existing.state() == NumberState.VOID) {
            throw new NumberStateException(
                    existing.reference(), NumberState.VOID, "reserved again", "Draft the next version of the document");
        }
        if (!existing.agency().equals(reservation.agency())
                || !existing.series().equals(reservation.series())
                || existing.number().year() != reservation.date().getYear()) {
            throw new IllegalArgumentException("Document " + existing.reference() + " has number "
                    + existing.number().text() + " of " + existing.agency() + ", series " + existing.series() + ", "
                    + existing.number().year() + ": it cannot have one of " + reservation.agency() + ", series "
                    + reservation.series() + ", " + reservation.date().getYear() + " as well");
        }
        return existing.number();
    }

    private static void insert(Handle handle, Reservation reservation, DocumentNumber number) {
        handle.createUpdate(
                        "INSERT INTO mc_outgoing (agency, series, number_year, number, symbol, document_date, state,"
                                + " file, name, version, kind, subject, signer, recipients, kept_by, copies)"
                                + " VALUES (:agency, :series, :year, :number, :symbol, :date, 'RESERVED',"
                                + " :file, :name, :version, :kind, :subject, :signer, :recipients, :keptBy, :copies)")
                .bind("agency", reservation.agency().value())
                .bind("series", reservation.series().name())
                .bind("date", reservation.date())
                .bindMethods(number)
                .bindMethods(reservation.reference())
                .bindMethods(reservation.document())
                .bind("kind", reservation.document().kind().value())
                .execute();
    }

    private static void requireReserved(int changed, Handle handle, DocumentReference reference, String step) {
        if (changed == 1) {
            return;
        }
        NumberState found = find(handle, reference).map(RegisterEntry::state).orElse(null);
        throw new NumberStateException(reference, found, step, "Only a reserved number can be");
    }
}
