package org.motcua.core.dossier;

import java.time.Instant;
import java.util.List;
import org.motcua.core.Text;
import org.motcua.core.calendar.ClockEvent;

/**
 * How long a dossier has. The explanation of the date is computed again from these and the calendar of that version.
 *
 * @param due the last moment in time; while the clock is stopped, the one that held before
 * @param calendarVersion the calendar that it was computed with
 * @param events since the reception, in order
 */
public record DossierClock(Instant due, String calendarVersion, List<ClockEvent> events) {

    public DossierClock {
        Text.required(calendarVersion, "Calendar version", 60);
        events = List.copyOf(events);
    }

    /** Whether the applicant must act. */
    public boolean isStopped() {
        return events.stream()
                .reduce(
                        false,
                        (stopped, event) -> event instanceof ClockEvent.Stopped
                                || (stopped && event instanceof ClockEvent.Extended),
                        (a, b) -> b);
    }
}
