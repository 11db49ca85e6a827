package org.motcua.core.calendar;

import java.time.LocalTime;

/** A part of the working day without a break, in whole minutes, such as 07:00 to 11:30. */
public record WorkingSession(LocalTime from, LocalTime to) {

    public WorkingSession {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A session from " + from + " to " + to
                    + " has no time in it; give the beginning first, and end at the latest at 23:59");
        }
        if (!isMinute(from) || !isMinute(to)) {
            throw new IllegalArgumentException(
                    "A session from " + from + " to " + to + " is not of whole minutes; write such as 07:30");
        }
    }

    private static boolean isMinute(LocalTime time) {
        return time.getSecond() == 0 && time.getNano() == 0;
    }
}
