package org.motcua.core.calendar;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.motcua.core.Text;

/**
 * A day that is not what its weekday says.
 *
 * @param name why, in Vietnamese, such as "Giỗ Tổ Hùng Vương"
 * @param english the same in English; missing where nobody wrote it
 * @param clause by which law or plan, as that is cited in Vietnamese; missing where none is named
 * @param inPlaceOf of a {@link DayKind#SWAPPED_WORKDAY}: the day off that it is worked for, whose weekday's hours it has
 */
public record CalendarDay(
        LocalDate date,
        DayKind kind,
        String name,
        @Nullable String english,
        @Nullable String clause,
        @Nullable LocalDate inPlaceOf) {

    private static final int LONGEST = 200;

    public CalendarDay {
        if (kind == DayKind.WORKING_DAY || kind == DayKind.WEEKEND) {
            throw new IllegalArgumentException(date + " is entered as " + kind
                    + ": only days that are not what their weekday says are entered; leave it out");
        }
        if (inPlaceOf != null && kind != DayKind.SWAPPED_WORKDAY) {
            throw new IllegalArgumentException(date + " is " + kind
                    + " and is worked in place of no day: leave inPlaceOf" + " out, or enter it as SWAPPED_WORKDAY");
        }
        Text.required(name, "Name of " + date, LONGEST);
        if (english != null) {
            Text.required(english, "English name of " + date, LONGEST);
        }
        if (clause != null) {
            Text.required(clause, "Clause of " + date, LONGEST);
        }
    }

    /** The name in that language, or in Vietnamese where it has none. */
    public String name(Locale locale) {
        return english == null || locale.getLanguage().equals("vi") ? name : english;
    }
}
