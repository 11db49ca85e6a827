package org.motcua.core.calendar;

import java.time.LocalTime;

/** A part of the working day without a break, such as 07:00 to 11:30. */
public record WorkingSession(LocalTime from, LocalTime to) {

    public WorkingSession {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A session from " + from + " to " + to + " has no time in it");
        }
    }
}
