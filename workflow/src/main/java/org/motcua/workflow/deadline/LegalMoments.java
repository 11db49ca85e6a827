package org.motcua.workflow.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.core.calendar.CalendarRangeException;
import org.motcua.core.calendar.ClockRules;
import org.motcua.core.calendar.LegalClock;
import org.motcua.core.calendar.ProcessingTime;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierState;
import org.motcua.workflow.model.When;

/** When a moment of legal time is. Immutable and thread-safe. */
public final class LegalMoments {

    private static final Set<DossierState> ENDED = EnumSet.of(
            DossierState.DECIDED,
            DossierState.RETURNED,
            DossierState.STOPPED,
            DossierState.REFUSED,
            DossierState.WITHDRAWN);

    private final WorkingCalendar calendar;
    private final LegalClock clock;

    public LegalMoments(WorkingCalendar calendar) {
        this.calendar = calendar;
        this.clock = LegalClock.of(calendar, ClockRules.DEFAULT);
    }

    /**
     * The moment; empty where the rule counts from the due date and the dossier's clock stands or it is decided, stopped or
     * withdrawn, and where the calendar
     * does not reach so far yet.
     *
     * @param since when the waiting began
     */
    public Optional<Instant> moment(When when, Instant since, @Nullable Dossier dossier) {
        try {
            if (when.anchor() == When.Anchor.SINCE) {
                return Optional.of(when.time().map(time -> after(since, time)).orElse(since));
            }
            if (dossier == null || dossier.clock().isStopped() || ENDED.contains(dossier.state())) {
                return Optional.empty();
            }
            Instant due = dossier.clock().due();
            return Optional.of(when.time()
                    .map(time -> when.before() ? before(due, time) : after(due, time))
                    .orElse(due));
        } catch (CalendarRangeException e) {
            return Optional.empty();
        }
    }

    /** That much later. */
    public Instant after(Instant from, ProcessingTime time) {
        return clock.deadline(from, time).due();
    }

    /** The end of the day that is so many days before; hours are taken as they are. */
    private Instant before(Instant due, ProcessingTime time) {
        LocalDate day = LocalDate.ofInstant(due, WorkingCalendar.ZONE);
        return switch (time.unit()) {
            case WORKING_HOURS -> due.minus(Duration.ofHours(time.amount()));
            case CALENDAR_DAYS -> calendar.endOfDay(day.minusDays(time.amount()));
            case WORKING_DAYS -> {
                int left = time.amount();
                while (left > 0) {
                    day = day.minusDays(1);
                    if (calendar.isWorkingDay(day)) {
                        left--;
                    }
                }
                yield calendar.endOfDay(day);
            }
        };
    }
}
