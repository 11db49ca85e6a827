package org.motcua.core.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.calendar.CalendarVersions;
import org.motcua.core.calendar.ClockEvent;
import org.motcua.core.calendar.ClockRules;
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
                deadline.isProvisional(),
                null,
                "");
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
        return with(unchanged(Kind.MOVED, at, by, next), reception, attachments);
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
                        deadline.isProvisional(),
                        null,
                        ""),
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
        return with(unchanged(Kind.STOPPED, at, by, DossierState.SUPPLEMENT), reception, attachments);
    }

    /**
     * The applicant has a financial obligation to meet; the clock stops where the rules say so.
     *
     * @throws IllegalTransitionException when the state does not allow it
     */
    public Dossier requestPayment(Instant at, Handler by, ClockRules rules) {
        requireNext(DossierState.FINANCIAL);
        Kind kind = rules.onPayment() == ClockRules.OnPayment.STOP ? Kind.STOPPED : Kind.MOVED;
        return with(unchanged(kind, at, by, DossierState.FINANCIAL), reception, attachments);
    }

    /**
     * The applicant has met the financial obligation, or work goes on without; the clock goes on where it stopped.
     *
     * @param time that of the procedure
     * @throws IllegalTransitionException when there was none to meet
     */
    public Dossier receivePayment(Instant at, Handler by, LegalClock rules, ProcessingTime time) {
        if (state != DossierState.FINANCIAL) {
            throw new IllegalTransitionException(code, state, DossierState.IN_PROGRESS);
        }
        return clock().isStopped()
                ? with(
                        computed(Kind.RESUMED, at, by, DossierState.IN_PROGRESS, null, "", rules, time),
                        reception,
                        attachments)
                : moveTo(DossierState.IN_PROGRESS, at, by);
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
        return with(computed(Kind.ANSWERED, at, by, DossierState.IN_PROGRESS, null, "", rules, time), reception, all);
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
        return with(computed(Kind.EXTENDED, at, by, state, amount, "", rules, time), reception, attachments);
    }

    /**
     * The due date is computed again, by another calendar: a provisional one because more days off are decided now, any
     * other only because somebody orders it. The date before stays in {@link #dueDates}.
     *
     * @param rules with the calendar that knows more
     * @param time that of the procedure
     * @param reason kept with the new date
     * @throws NotWorkedOnException when the clock stands, or the dossier is settled
     * @throws IllegalArgumentException when it is the calendar that the date was computed with
     */
    public Dossier recompute(Instant at, Handler by, LegalClock rules, ProcessingTime time, String reason) {
        if (state.isSettled() || clock().isStopped()) {
            throw new NotWorkedOnException(code, state, "given another date");
        }
        if (rules.calendar().version().equals(calendarVersion)) {
            throw new IllegalArgumentException("The date of dossier " + code + " was computed with calendar "
                    + calendarVersion + " already: give one of another version");
        }
        return with(computed(Kind.RECOMPUTED, at, by, state, null, reason, rules, time), reception, attachments);
    }

    /** Whether the due date was computed with days off that are not decided yet. */
    public boolean isProvisional() {
        return !history.isEmpty() && history.get(history.size() - 1).provisional();
    }

    /**
     * The explanation of one of the {@link #dueDates}, computed again with the calendar that it was computed with.
     *
     * @param rules those of the procedure
     * @param time that of the procedure
     * @throws IllegalArgumentException when it is none of its dates
     * @throws org.motcua.core.calendar.UnknownCalendarException when that calendar is not there
     * @throws IllegalStateException when another date comes of it: procedure, calendar or history are not those of then
     */
    public Deadline explain(DueDate date, CalendarVersions calendars, ClockRules rules, ProcessingTime time) {
        int last = -1;
        for (int i = 0; i < history.size() && last < 0; i++) {
            last = history.get(i).setsDue() && DueDate.of(history.get(i)).equals(date) ? i : -1;
        }
        if (last < 0) {
            throw new IllegalArgumentException("Dossier " + code + " never had the date " + date);
        }
        LegalClock then = LegalClock.of(calendars.require(date.calendarVersion()), rules);
        Deadline deadline = then.deadline(reception.receivedAt(), time, clockEvents(history.subList(0, last + 1)));
        if (!deadline.due().equals(date.due())) {
            throw new IllegalStateException("Dossier " + code + " was due at " + date.due() + ", but " + time
                    + ", calendar " + date.calendarVersion() + " and rules " + rules.version() + " come to "
                    + deadline.due() + ": give the procedure in the version of the reception");
        }
        return deadline;
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
        boolean stopped = false;
        for (int i = 0; i < history.size(); i++) {
            DossierEvent event = history.get(i);
            holds = event.setsDue() || holds == null ? DueDate.of(event) : holds;
            stopped = event.kind() == Kind.STOPPED
                    || (stopped && event.kind() != Kind.ANSWERED && event.kind() != Kind.RESUMED);
            Instant until = i + 1 < history.size() ? history.get(i + 1).at() : now;
            boolean runs = !stopped
                    && (event.state() == DossierState.RECEIVED
                            || event.state() == DossierState.IN_PROGRESS
                            || event.state() == DossierState.FINANCIAL);
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

    private DossierEvent unchanged(Kind kind, Instant at, Handler by, DossierState next) {
        return new DossierEvent(kind, at, by, next, due, calendarVersion, isProvisional(), null, "");
    }

    private DossierEvent computed(
            Kind kind,
            Instant at,
            Handler by,
            DossierState next,
            @Nullable Integer amount,
            String reason,
            LegalClock rules,
            ProcessingTime time) {
        DossierEvent happened =
                new DossierEvent(kind, at, by, next, due, calendarVersion, isProvisional(), amount, reason);
        List<DossierEvent> all = new ArrayList<>(history);
        all.add(happened);
        Deadline deadline = rules.deadline(reception.receivedAt(), time, clockEvents(all));
        return new DossierEvent(
                kind,
                happened.at(),
                by,
                next,
                deadline.due(),
                deadline.calendarVersion(),
                deadline.isProvisional(),
                amount,
                reason);
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
