package org.motcua.core.calendar;

/**
 * How a clock stands at a moment, in days or, where the time is in working hours, in minutes.
 *
 * @param used of the time since the count last began; a day is used when its working hours are over
 * @param remaining what is left of the time and its extensions; negative when more was used than there was
 * @param stopped whether the applicant must act
 */
public record ClockReading(long used, long remaining, boolean stopped) {}
