package org.motcua.core.dossier;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.calendar.ClockEvent;
import org.motcua.core.calendar.LegalClock;
import org.motcua.core.calendar.ProcessingTime;
import org.motcua.core.casefile.CaseId;

/**
 * A dossier as it was when it was read. Its methods give it as it would be after a step, and refuse steps that are not
 * allowed; {@link Dossiers#update} makes them true.
 *
 * @param version one more with each change
 * @param attachments in the order in which they were handed in; none is ever removed
 */
public record Dossier(
        DossierCode code,
        int version,
        Reception reception,
        DossierState state,
        List<Attachment> attachments,
        DossierClock clock) {

    public Dossier {
        attachments = List.copyOf(attachments);
    }

    /**
     * The dossier is in another state.
     *
     * @throws IllegalTransitionException when the state does not allow it
     */
    public Dossier moveTo(DossierState next) {
        if (!state.canBecome(next)) {
            throw new IllegalTransitionException(code, state, next);
        }
        return new Dossier(code, version, reception, next, attachments, clock);
    }

    /**
     * What the applicant has submitted is received; the clock begins now.
     *
     * @param time that of the procedure
     * @throws IllegalTransitionException when it was received before, or refused
     */
    public Dossier receivedBy(OfficerId officer, Instant at, LegalClock rules, ProcessingTime time) {
        Dossier received = moveTo(DossierState.RECEIVED);
        Reception accepted = reception.receivedBy(officer, at);
        DossierClock started = DossierClock.started(rules.deadline(accepted.receivedAt(), time));
        return new Dossier(code, version, accepted, received.state, attachments, started);
    }

    /**
     * The applicant must hand in more; the clock stops.
     *
     * @throws IllegalTransitionException when the state does not allow it
     */
    public Dossier requestSupplement(Instant at) {
        DossierClock stopped = clock.with(new ClockEvent.Stopped(at.truncatedTo(ChronoUnit.MICROS)));
        return moveTo(DossierState.SUPPLEMENT).with(stopped);
    }

    /**
     * The applicant has handed in more; the clock runs again, as its rules say.
     *
     * @param time that of the procedure
     * @throws IllegalTransitionException when nothing was asked for
     */
    public Dossier receiveSupplement(Instant at, List<Attachment> added, LegalClock rules, ProcessingTime time) {
        if (state != DossierState.SUPPLEMENT) {
            throw new IllegalTransitionException(code, state, DossierState.IN_PROGRESS);
        }
        DossierClock running = clock.with(new ClockEvent.Answered(at.truncatedTo(ChronoUnit.MICROS)))
                .computed(reception.receivedAt(), rules, time);
        List<Attachment> all =
                Stream.concat(attachments.stream(), added.stream()).toList();
        return new Dossier(code, version, reception, DossierState.IN_PROGRESS, all, running);
    }

    /**
     * The agency appoints a later date.
     *
     * @param amount in the unit of the procedure's time
     * @throws org.motcua.core.calendar.ExtensionRefusedException when it did so as often as it may
     */
    public Dossier extend(Instant at, int amount, LegalClock rules, ProcessingTime time) {
        return with(clock.with(new ClockEvent.Extended(at.truncatedTo(ChronoUnit.MICROS), amount))
                .computed(reception.receivedAt(), rules, time));
    }

    /** The case that the dossier is the content of. */
    public CaseId caseId() {
        return code.caseId();
    }

    private Dossier with(DossierClock changed) {
        return new Dossier(code, version, reception, state, attachments, changed);
    }

    Dossier withVersion(int stored) {
        return new Dossier(code, stored, reception, state, attachments, clock);
    }
}
