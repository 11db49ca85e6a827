package org.motcua.core.procedure;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.motcua.core.calendar.ProcessingTime;

/**
 * How long a procedure may take: by statute, and by the province, which may only be shorter. What is promised is the
 * province's where there is one, and the statute's is kept beside it.
 *
 * @param byLaw null where the law sets none
 * @param byProvince null where the province has left the statute's
 */
public record TimeLimits(
        @Nullable ProcessingTime byLaw, @Nullable ProcessingTime byProvince) {

    private static final int HOURS_OF_A_WORKING_DAY = 8;

    public TimeLimits {
        if (byLaw != null && byProvince != null && !isAtMost(byProvince, byLaw)) {
            throw new IllegalArgumentException(
                    "The province's time " + byProvince + " is not known to be within the statute's " + byLaw
                            + ": give a shorter one, in working days where that is in working days");
        }
    }

    /** Of a procedure whose time the province has not cut. */
    public static TimeLimits statutory(ProcessingTime time) {
        return new TimeLimits(time, null);
    }

    public Optional<ProcessingTime> statutory() {
        return Optional.ofNullable(byLaw);
    }

    public Optional<ProcessingTime> provincial() {
        return Optional.ofNullable(byProvince);
    }

    /** By which a dossier is due. Where nobody has set a time it is due on the day of its reception. */
    public ProcessingTime promised() {
        return provincial().or(this::statutory).orElse(ProcessingTime.workingDays(0));
    }

    /** Whether one is never longer than the other, which calendar days beside working ones do not say. */
    static boolean isAtMost(ProcessingTime one, ProcessingTime other) {
        if (one.amount() == 0) {
            return true;
        }
        if (one.unit() == other.unit()) {
            return one.amount() <= other.amount();
        }
        OptionalInt hours = workingHours(one);
        OptionalInt most = workingHours(other);
        return hours.isPresent() && most.isPresent() && hours.getAsInt() <= most.getAsInt();
    }

    /** Empty for calendar days. */
    static OptionalInt workingHours(ProcessingTime time) {
        return switch (time.unit()) {
            case WORKING_HOURS -> OptionalInt.of(time.amount());
            case WORKING_DAYS -> OptionalInt.of(Math.multiplyExact(time.amount(), HOURS_OF_A_WORKING_DAY));
            case CALENDAR_DAYS -> OptionalInt.empty();
        };
    }
}
