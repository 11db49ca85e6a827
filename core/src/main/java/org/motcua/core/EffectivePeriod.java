package org.motcua.core;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on which something is in force, the first and the last included. Open ends are {@link LocalDate#MIN} and
 * {@link LocalDate#MAX}.
 */
public record EffectivePeriod(LocalDate from, LocalDate to) {

    public EffectivePeriod {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A period that begins on " + from + " cannot end on " + to);
        }
    }

    /** A missing date leaves the period open. */
    public static EffectivePeriod of(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new EffectivePeriod(from == null ? LocalDate.MIN : from, to == null ? LocalDate.MAX : to);
    }

    @Override
    public String toString() {
        String begin = from.equals(LocalDate.MIN) ? "" : "from " + from;
        String end = to.equals(LocalDate.MAX) ? "" : "until " + to;
        return begin.isEmpty() && end.isEmpty() ? "always" : (begin + " " + end).strip();
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    public boolean overlaps(EffectivePeriod other) {
        return !from.isAfter(other.to) && !other.from.isAfter(to);
    }
}
