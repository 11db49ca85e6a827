package org.motcua.core.dossier;

import java.time.Instant;

/**
 * A date by which a dossier was, or is, due.
 *
 * @param due the last moment in time
 * @param since when it was set
 * @param reason by what
 * @param calendarVersion the calendar that it was computed with
 * @param provisional whether that calendar did not know all days off yet
 */
public record DueDate(
        Instant due, Instant since, DossierEvent.Kind reason, String calendarVersion, boolean provisional) {

    static DueDate of(DossierEvent event) {
        return new DueDate(event.due(), event.at(), event.kind(), event.calendarVersion(), event.provisional());
    }
}
