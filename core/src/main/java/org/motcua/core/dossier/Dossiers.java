package org.motcua.core.dossier;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.calendar.Deadline;
import org.motcua.core.calendar.LegalClock;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.casefile.CaseKind;
import org.motcua.core.casefile.ProcessVersion;
import org.motcua.core.numbering.Counter;
import org.motcua.core.numbering.Counters;
import org.motcua.core.procedure.Component;
import org.motcua.core.procedure.ComponentId;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dossiers in the database. Each method joins the bound transaction, or is one of its own. It keeps no audit: what
 * calls it appends the entry in the same transaction. Thread-safe.
 */
public final class Dossiers {

    private static final Logger LOG = LoggerFactory.getLogger(Dossiers.class);

    /** More than a busy day has; ends the search of a format that repeats itself. */
    private static final int MOST_CODES_PASSED = 10_000;

    private final Transactions transactions;
    private final DossierCodeFormat format;
    private final Counters counters;
    private final CaseFiles cases;
    private final Jdbi jdbi;

    private Dossiers(Transactions transactions, DossierCodeFormat format) {
        this.transactions = transactions;
        this.format = format;
        this.counters = Counters.on(transactions);
        this.cases = CaseFiles.on(transactions);
        this.jdbi = JoinedJdbi.on(transactions);
    }

    /** With codes in the {@link DossierCodeFormat#STANDARD} format. */
    public static Dossiers on(Transactions transactions) {
        return on(transactions, DossierCodeFormat.STANDARD);
    }

    public static Dossiers on(Transactions transactions, DossierCodeFormat format) {
        return new Dossiers(transactions, format);
    }

    /**
     * Receives a dossier: its case is opened, it gets its code and its deadline, and is RECEIVED; what an
     * applicant has submitted is REGISTERED. The sequence of the day
     * is locked until the transaction ends. Six statements. A sequence that has fallen behind the codes given is raised.
     *
     * @param at the agency where it comes in, which need not be the one whose dossier it is
     * @param procedure in the version that the reception names, in force on the day of the reception
     * @param process by which version of which model it is handled
     * @param applicantKey hash of the secret by which the applicant acts; empty where there is none
     * @throws IncompleteDossierException when a required component has no attachment
     * @throws IllegalArgumentException when the procedure is not the reception's or not in force, or an attachment is for no
     *     component of it
     */
    public Dossier receive(
            Reception reception,
            AgencyCode at,
            List<Attachment> attachments,
            Procedure procedure,
            LegalClock clock,
            ProcessVersion process,
            String applicantKey) {
        requireComplete(reception, attachments, procedure);
        Deadline deadline = clock.deadline(reception.receivedAt(), procedure.time());
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> {
            Dossier received = Dossier.begun(nextCode(handle, reception), reception, at, attachments, deadline);
            cases.open(CaseFile.opened(
                    received.caseId(),
                    CaseKind.DOSSIER,
                    reception.agency(),
                    procedure.parties(),
                    reception.subject(),
                    process,
                    applicantKey,
                    reception.receivedAt()));
            DossierRow.insert(handle, received);
            insertAttachments(handle, received, 0);
            insertEvents(handle, received, 0);
            return received;
        }));
    }

    /** The dossier as it is now. Two statements. */
    public Optional<Dossier> find(DossierCode code) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> find(handle, code)));
    }

    /**
     * The dossier as it is now.
     *
     * @throws UnknownDossierException where there is none
     */
    public Dossier require(DossierCode code) {
        return find(code).orElseThrow(() -> new UnknownDossierException(code));
    }

    /**
     * The dossier as it is now, and as it stays until the transaction ends: whoever else locks it, or anything of its
     * case, waits. What is read afterwards in the same transaction belongs to it. Three statements.
     *
     * @throws UnknownDossierException where there is none
     */
    public Dossier lock(DossierCode code) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> {
            // The case's row and not the dossier's: every change of a case locks that one first, or they would
            // deadlock.
            handle.createQuery("SELECT id FROM mc_case WHERE id = :code FOR UPDATE")
                    .bind("code", code.value())
                    .mapTo(String.class)
                    .findOne();
            return find(handle, code).orElseThrow(() -> new UnknownDossierException(code));
        }));
    }

    private static Optional<Dossier> find(Handle handle, DossierCode code) {
        List<DossierRow> rows = handle.createQuery(DossierRow.SELECT)
                .bind("code", code.value())
                .map((row, context) -> DossierRow.read(row))
                .list();
        return rows.isEmpty() ? Optional.empty() : Optional.of(DossierRow.dossier(rows, attachments(handle, code)));
    }

    private static List<Attachment> attachments(Handle handle, DossierCode code) {
        return handle.createQuery("SELECT component, file_name, document FROM mc_dossier_attachment"
                        + " WHERE dossier = :code ORDER BY position")
                .bind("code", code.value())
                .map((row, context) -> DossierRow.attachment(row))
                .list();
    }

    /**
     * The codes of dossiers in any of the states, in the order of their reception. One statement.
     *
     * @param limit how many at most
     */
    public List<DossierCode> inStates(Set<DossierState> states, int limit) {
        if (states.isEmpty()) {
            return List.of();
        }
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT code FROM mc_dossier WHERE state IN (<states>)"
                                + " ORDER BY received_at, code FETCH FIRST :limit ROWS ONLY")
                .bindList("states", states.stream().map(DossierState::name).toList())
                .bind("limit", limit)
                .map((row, context) -> new DossierCode(row.getString("code")))
                .list()));
    }

    /**
     * The codes of dossiers whose due date is provisional, was computed by another calendar, and which are neither settled nor wait for a supplement, whose
     * answer gives a date anyway; the first due first. Each is to be {@link Dossier#recompute computed again} when a
     * calendar knows more. One statement.
     *
     * @param calendarVersion the calendar that is there now
     * @param limit how many at most
     */
    public List<DossierCode> provisional(String calendarVersion, int limit) {
        List<String> waiting = Arrays.stream(DossierState.values())
                .filter(state -> !state.isSettled() && state != DossierState.SUPPLEMENT)
                .map(DossierState::name)
                .toList();
        return transactions.inTransaction(() -> jdbi.withHandle(
                handle -> handle.createQuery("SELECT code FROM mc_dossier WHERE provisional AND state IN (<states>)"
                                + " AND calendar_version <> :version"
                                + " ORDER BY due_at, code FETCH FIRST :limit ROWS ONLY")
                        .bindList("states", waiting)
                        .bind("version", calendarVersion)
                        .bind("limit", limit)
                        .map((row, context) -> new DossierCode(row.getString("code")))
                        .list()));
    }

    /**
     * Changes a dossier that is still as it was seen, and gives it as it is then. Two statements, and one more when
     * attachments came in.
     *
     * @param change gives the changed dossier by the methods of {@link Dossier}; it is called once
     * @throws StaleDossierException when somebody else has changed it since
     */
    public Dossier update(Dossier seen, UnaryOperator<Dossier> change) {
        Dossier changed = change.apply(seen);
        requireSame(seen, changed);
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> {
            if (!DossierRow.update(handle, changed)) {
                throw new StaleDossierException(seen.code(), seen.version());
            }
            insertAttachments(handle, changed, seen.attachments().size());
            insertEvents(handle, changed, seen.history().size());
            return changed.withVersion(seen.version() + 1);
        }));
    }

    /**
     * The next code that no dossier has. The sequence is locked, so the codes passed over are all in use: where it had
     * fallen behind, this leaves no gap.
     */
    private DossierCode nextCode(Handle handle, Reception reception) {
        LocalDate day = LocalDate.ofInstant(reception.receivedAt(), WorkingCalendar.ZONE);
        Counter counter = new Counter("DOSSIER", reception.agency(), "", day.toString());
        DossierCode code = format.code(reception.agency(), day, counters.next(counter));
        for (int passed = 0; exists(handle, code); passed++) {
            if (passed == MOST_CODES_PASSED) {
                throw new IllegalStateException(counter + " is behind the codes given by more than " + passed + ": "
                        + code + " is in use. Set last_number of its row of mc_counter to the last code of that day,"
                        + " or mend the DossierCodeFormat that gives one code for different numbers");
            }
            LOG.warn("{} is behind the codes given: {} is in use; it is passed over", counter, code);
            code = format.code(reception.agency(), day, counters.next(counter));
        }
        return code;
    }

    private static boolean exists(Handle handle, DossierCode code) {
        return handle.createQuery("SELECT 1 FROM mc_dossier WHERE code = :code")
                .bind("code", code.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private static void requireComplete(Reception reception, List<Attachment> attachments, Procedure procedure) {
        if (!procedure.code().equals(reception.procedure())
                || !procedure.version().equals(reception.procedureVersion())) {
            throw new IllegalArgumentException("The reception names procedure " + reception.procedure() + ", version "
                    + reception.procedureVersion() + ", but is to be checked against " + procedure.code() + ", version "
                    + procedure.version());
        }
        LocalDate day = LocalDate.ofInstant(reception.receivedAt(), WorkingCalendar.ZONE);
        if (!procedure.effective().contains(day)) {
            throw new IllegalArgumentException("Procedure " + procedure.code() + ", version " + procedure.version()
                    + ", is in force " + procedure.effective() + ", but the dossier comes in on " + day
                    + ": take the version of that day");
        }
        Set<ComponentId> handedIn =
                attachments.stream().map(Attachment::component).collect(Collectors.toSet());
        Set<ComponentId> unknown = procedure.unknown(handedIn);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Procedure " + procedure.code() + ", version " + procedure.version()
                    + ", has no components " + unknown + ": name those that it has");
        }
        List<Component> missing = procedure.missing(handedIn);
        if (!missing.isEmpty()) {
            throw new IncompleteDossierException(procedure, missing);
        }
    }

    private static void requireSame(Dossier seen, Dossier changed) {
        boolean same = changed.code().equals(seen.code())
                && changed.version() == seen.version()
                && isReceptionOf(seen, changed)
                && begins(changed.attachments(), seen.attachments())
                && begins(changed.history(), seen.history());
        if (!same) {
            throw new IllegalArgumentException("Code, version, reception, earlier attachments and history of dossier "
                    + seen.code() + " cannot be changed: change it by the methods of Dossier");
        }
    }

    private static <T> boolean begins(List<T> all, List<T> kept) {
        return all.size() >= kept.size() && all.subList(0, kept.size()).equals(kept);
    }

    /** The same, or what was submitted is received now. */
    private static boolean isReceptionOf(Dossier seen, Dossier changed) {
        Reception before = seen.reception();
        Reception after = changed.reception();
        OfficerId receivedBy = after.receivedBy();
        return after.equals(before)
                || (before.receivedBy() == null
                        && receivedBy != null
                        && after.equals(before.receivedBy(receivedBy, after.receivedAt())));
    }

    private static void insertAttachments(Handle handle, Dossier dossier, int from) {
        List<Attachment> attachments = dossier.attachments();
        if (from == attachments.size()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO mc_dossier_attachment (dossier, position, component, file_name, document)"
                        + " VALUES (:dossier, :position, :component, :fileName, :document)");
        for (int i = from; i < attachments.size(); i++) {
            batch.bind("dossier", dossier.code().value())
                    .bind("position", i)
                    .bind("component", attachments.get(i).component().value())
                    .bind("fileName", attachments.get(i).fileName())
                    .bind("document", attachments.get(i).document().value())
                    .add();
        }
        batch.execute();
    }

    private static void insertEvents(Handle handle, Dossier dossier, int from) {
        List<DossierEvent> history = dossier.history();
        if (from == history.size()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("INSERT INTO mc_dossier_event (dossier, position, kind, happened_at,"
                + " agency, officer, state, due_at, calendar_version, provisional, amount, reason) VALUES (:dossier, :position,"
                + " :kind, :at, :agency, :officer, :state, :dueAt, :calendarVersion, :provisional, :amount, :reason)");
        for (int i = from; i < history.size(); i++) {
            batch.bind("dossier", dossier.code().value()).bind("position", i);
            DossierRow.bindEvent(batch, history.get(i));
            batch.add();
        }
        batch.execute();
    }
}
