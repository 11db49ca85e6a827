package org.motcua.core.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.calendar.ClockEvent;
import org.motcua.core.calendar.Deadline;
import org.motcua.core.calendar.LegalClock;
import org.motcua.core.calendar.ProcessingTime;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.dossier.DossierEvent.Kind;

/**
 * A dossier as it was when it was read. Its methods give it as it would be after a step, and refuse steps that are not
 * allowed; {@link Dossiers#update} makes them true.
 *
 * @param version one more with each change
 * @param attachments in the order in which they were handed in; none is ever removed
 * @param due the last moment in time; while the clock is stopped, the one that held before
 * @param calendarVersion the calendar that the due date was computed with
 * @param history everything that happened to it, in order; none is ever removed
 */
public record Dossier(
        DossierCode code,
        int version,
        Reception reception,
        DossierState state,
        List<Attachment> attachments,
        Instant due,
        String calendarVersion,
        List<DossierEvent> history) {

    public Dossier {
        attachments = List.copyOf(attachments);
        history = List.copyOf(history);
    }

    /** What comes in at the agency; received where the reception names an officer, else submitted. */
    static Dossier begun(
            DossierCode code, Reception reception, AgencyCode at, List<Attachment> attachments, Deadline deadline) {
        boolean received = reception.receivedBy() != null;
        DossierEvent first = new DossierEvent(
                received ? Kind.RECEIVED : Kind.SUBMITTED,
                reception.receivedAt(),
                new Handler(at, reception.receivedBy()),
                received ? DossierState.RECEIVED : DossierState.REGISTERED,
                deadline.due(),
                deadline.calendarVersion(),
                null);
        return new Dossier(
                code, 1, reception, first.state(), attachments, first.due(), first.calendarVersion(), List.of(first));
    }

    /**
     * The dossier is in another state.
     *
     * @throws IllegalTransitionException when the state does not allow it
     */
    public Dossier moveTo(DossierState next, Instant at, Handler by) {
        requireNext(next);
        return with(new DossierEvent(Kind.MOVED, at, by, next, due, calendarVersion, null), reception, attachments);
    }

    /**
     * What the applicant has submitted is received; the clock begins now.
     *
     * @param time that of the procedure
     * @throws IllegalTransitionException when it was received before, or refused
     */
    public Dossier receivedBy(AgencyCode agency, OfficerId officer, Instant at, LegalClock rules, ProcessingTime time) {
        requireNext(DossierState.RECEIVED);
        Reception accepted = reception.receivedBy(officer, at);
        Deadline deadline = rules.deadline(accepted.receivedAt(), time);
        return with(
                new DossierEvent(
                        Kind.RECEIVED,
                        accepted.receivedAt(),
                        Handler.officer(agency, officer),
                        DossierState.RECEIVED,
                        deadline.due(),
                        deadline.calendarVersion(),
                        null),
                accepted,
                attachments);
    }

    /**
     * The applicant must hand in more; the clock stops.
     *
     * @throws IllegalTransitionException when the state does not allow it
     */
    public Dossier requestSupplement(Instant at, Handler by) {
        requireNext(DossierState.SUPPLEMENT);
        return with(
                new DossierEvent(Kind.STOPPED, at, by, DossierState.SUPPLEMENT, due, calendarVersion, null),
                reception,
                attachments);
    }

    /**
     * The applicant has handed in more; the clock runs again, as its rules say.
     *
     * @param added nothing where work goes on without
     * @param time that of the procedure
     * @throws IllegalTransitionException when nothing was asked for
     */
    public Dossier receiveSupplement(
            Instant at, Handler by, List<Attachment> added, LegalClock rules, ProcessingTime time) {
        if (state != DossierState.SUPPLEMENT) {
            throw new IllegalTransitionException(code, state, DossierState.IN_PROGRESS);
        }
        List<Attachment> all =
                Stream.concat(attachments.stream(), added.stream()).toList();
        return with(computed(Kind.ANSWERED, at, by, DossierState.IN_PROGRESS, null, rules, time), reception, all);
    }

    /**
     * The agency appoints a later date.
     *
     * @param amount in the unit of the procedure's time
     * @throws NotWorkedOnException when the clock does not run
     * @throws org.motcua.core.calendar.ExtensionRefusedException when it did so as often as it may
     */
    public Dossier extend(Instant at, Handler by, int amount, LegalClock rules, ProcessingTime time) {
        requireWorkedOn("extended");
        return with(computed(Kind.EXTENDED, at, by, state, amount, rules, time), reception, attachments);
    }

    /**
     * That somebody works on it now: it was received, does not wait for its applicant, and is not settled.
     *
     * @param what would be done to it, such as {@code assigned}
     * @throws NotWorkedOnException otherwise
     */
    public void requireWorkedOn(String what) {
        if (state != DossierState.RECEIVED && state != DossierState.IN_PROGRESS) {
            throw new NotWorkedOnException(code, state, what);
        }
    }

    /**
     * That it was received, and neither refused, withdrawn nor stopped. A result may still be replaced by another.
     *
     * @param what would be done about it, such as {@code assigned}
     * @throws NotWorkedOnException otherwise
     */
    public void requireHandled(String what) {
        switch (state) {
            case REGISTERED, REFUSED, WITHDRAWN, STOPPED -> throw new NotWorkedOnException(code, state, what);
            case RECEIVED, IN_PROGRESS, SUPPLEMENT, FINANCIAL, DECIDED, RETURNED -> {}
        }
    }

    /** How long it has. */
    public DossierClock clock() {
        return new DossierClock(due, calendarVersion, clockEvents(history));
    }

    /** Every date by which it was due since its reception, in order; before it, the one that it was submitted with. */
    public List<DueDate> dueDates() {
        boolean received = history.stream().anyMatch(event -> event.kind() == Kind.RECEIVED);
        return history.stream()
                .filter(event -> event.setsDue() && !(received && event.kind() == Kind.SUBMITTED))
                .map(DueDate::of)
                .toList();
    }

    /** The date that the applicant was first given. */
    public DueDate originalDue() {
        return dueDates().get(0);
    }

    /**
     * The dates that passed while they held and the dossier was being worked on. A later date, a supplement that is asked
     * for afterwards, or the result, takes none of them away.
     */
    public List<DueDate> missed(Instant now) {
        List<DueDate> missed = new ArrayList<>();
        DueDate holds = null;
        for (int i = 0; i < history.size(); i++) {
            DossierEvent event = history.get(i);
            holds = event.setsDue() || holds == null ? DueDate.of(event) : holds;
            Instant until = i + 1 < history.size() ? history.get(i + 1).at() : now;
            boolean runs = event.state() == DossierState.RECEIVED
                    || event.state() == DossierState.IN_PROGRESS
                    || event.state() == DossierState.FINANCIAL;
            if (runs && until.isAfter(holds.due()) && !isAmong(missed, holds.due())) {
                missed.add(holds);
            }
        }
        return missed;
    }

    private static boolean isAmong(List<DueDate> dates, Instant due) {
        return dates.stream().anyMatch(date -> date.due().equals(due));
    }

    /** When, and by whom, it came into the state last; empty where it never was. */
    public Optional<DossierEvent> since(DossierState reached) {
        DossierEvent found = null;
        DossierState before = null;
        for (DossierEvent event : history) {
            if (event.state() == reached && before != reached) {
                found = event;
            }
            before = event.state();
        }
        return Optional.ofNullable(found);
    }

    /** The case that the dossier is the content of. */
    public CaseId caseId() {
        return code.caseId();
    }

    private void requireNext(DossierState next) {
        if (!state.canBecome(next)) {
            throw new IllegalTransitionException(code, state, next);
        }
    }

    private DossierEvent computed(
            Kind kind,
            Instant at,
            Handler by,
            DossierState next,
            @Nullable Integer amount,
            LegalClock rules,
            ProcessingTime time) {
        DossierEvent happened = new DossierEvent(kind, at, by, next, due, calendarVersion, amount);
        List<DossierEvent> all = new ArrayList<>(history);
        all.add(happened);
        Deadline deadline = rules.deadline(reception.receivedAt(), time, clockEvents(all));
        return new DossierEvent(kind, happened.at(), by, next, deadline.due(), deadline.calendarVersion(), amount);
    }

    private Dossier with(DossierEvent event, Reception kept, List<Attachment> papers) {
        List<DossierEvent> all = new ArrayList<>(history);
        all.add(event);
        return new Dossier(code, version, kept, event.state(), papers, event.due(), event.calendarVersion(), all);
    }

    private static List<ClockEvent> clockEvents(List<DossierEvent> events) {
        return events.stream().flatMap(event -> event.clockEvent().stream()).toList();
    }

    Dossier withVersion(int stored) {
        return new Dossier(code, stored, reception, state, attachments, due, calendarVersion, history);
    }
}
