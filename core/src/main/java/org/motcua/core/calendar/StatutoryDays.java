package org.motcua.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.motcua.core.calendar.CalendarFile.Neighbour;
import org.motcua.core.calendar.CalendarFile.PlanEntry;
import org.motcua.core.calendar.CalendarFile.SwapEntry;

/**
 * The days off of a year by the Labour Code 45/2019/QH14: the holidays of article 112, and for each that falls on a
 * weekly day of rest the next working day (article 111, paragraph 3). What the Prime Minister decides each year (article
 * 112, paragraph 3) is taken from the plan; without one, Tết is off from the day before its first, and on National Day the
 * neighbour is the one that makes more days off in a row, the day before where both make as many.
 */
final class StatutoryDays {

    /** For these the lunisolar calendar was compared with published tables. */
    static final int FIRST_YEAR = 2024;

    static final int LAST_YEAR = 2040;

    private static final int DAYS_OF_TET = 5;
    private static final int FIRST_YEAR_OF_CULTURE_DAY = 2026;
    private static final String ARTICLE = "Điều 112 khoản 1 điểm %s Bộ luật Lao động 2019";
    private static final String COMPENSATION = "Điều 111 khoản 3 Bộ luật Lao động 2019";
    private static final String PLAN = "Điều 112 khoản 3 Bộ luật Lao động 2019";

    private final Set<DayOfWeek> weekend;
    private final Predicate<LocalDate> abolished;

    /** @param abolished holidays that do not count */
    StatutoryDays(Set<DayOfWeek> weekend, Predicate<LocalDate> abolished) {
        this.weekend = weekend;
        this.abolished = abolished;
    }

    /** Of that year, in order; those off in exchange for a day of it and in compensation may be of the next. */
    List<CalendarDay> of(int year, @Nullable PlanEntry plan) {
        Neighbour neighbour = plan == null ? likelyNeighbour(year) : plan.nationalDay();
        LocalDate tet = plan == null ? LunarCalendar.newYear(year).minusDays(1) : plan.tetFrom();
        Map<LocalDate, CalendarDay> days = holidays(year, tet, neighbour);
        if (plan != null && plan.swaps() != null) {
            plan.swaps().forEach(swap -> swap(days, swap, plan.clause()));
        }
        compensate(days);
        return List.copyOf(days.values());
    }

    private Map<LocalDate, CalendarDay> holidays(int year, LocalDate tet, Neighbour neighbour) {
        Map<LocalDate, CalendarDay> days = new TreeMap<>();
        LocalDate national = LocalDate.of(year, Month.SEPTEMBER, 2);
        holiday(days, LocalDate.of(year, Month.JANUARY, 1), "Tết Dương lịch", "New Year", article("a"));
        for (int i = 0; i < DAYS_OF_TET; i++) {
            holiday(days, tet.plusDays(i), "Tết Nguyên đán", "Lunar New Year", article("b"));
        }
        holiday(days, LunarCalendar.date(year, 3, 10), "Giỗ Tổ Hùng Vương", "Hùng Kings' Day", article("e"));
        holiday(days, LocalDate.of(year, Month.APRIL, 30), "Ngày Chiến thắng", "Victory Day", article("c"));
        holiday(days, LocalDate.of(year, Month.MAY, 1), "Ngày Quốc tế lao động", "Labour Day", article("d"));
        holiday(days, national, "Quốc khánh", "National Day", article("đ"));
        holiday(days, beside(national, neighbour), "Quốc khánh", "National Day", article("đ"));
        if (year >= FIRST_YEAR_OF_CULTURE_DAY) {
            LocalDate culture = LocalDate.of(year, Month.NOVEMBER, 24);
            holiday(days, culture, "Ngày Văn hóa Việt Nam", "Vietnamese Culture Day", "Nghị quyết 28/2026/QH16");
        }
        return days;
    }

    private static String article(String point) {
        return ARTICLE.formatted(point);
    }

    private void holiday(Map<LocalDate, CalendarDay> days, LocalDate date, String name, String english, String clause) {
        if (!abolished.test(date)) {
            days.putIfAbsent(date, new CalendarDay(date, DayKind.HOLIDAY, name, english, clause, null));
        }
    }

    private void swap(Map<LocalDate, CalendarDay> days, SwapEntry swap, @Nullable String clause) {
        if (days.containsKey(swap.off()) || isWeekend(swap.off())) {
            throw new IllegalArgumentException("the day " + swap.off() + " is off already" + named(days.get(swap.off()))
                    + "; exchange a day that would be worked");
        }
        if (days.containsKey(swap.worked()) || !isWeekend(swap.worked())) {
            throw new IllegalArgumentException("the day " + swap.worked()
                    + (isWeekend(swap.worked())
                            ? " is off" + named(days.get(swap.worked()))
                            : " is a " + swap.worked().getDayOfWeek() + " and worked already")
                    + "; name a day of the weekend that is worked instead");
        }
        String law = clause == null ? PLAN : clause;
        days.put(
                swap.off(),
                new CalendarDay(
                        swap.off(),
                        DayKind.SWAPPED_OFF,
                        "Nghỉ hoán đổi, làm bù ngày " + text(swap.worked()),
                        "Off in exchange for " + swap.worked(),
                        law,
                        null));
        days.put(
                swap.worked(),
                new CalendarDay(
                        swap.worked(),
                        DayKind.SWAPPED_WORKDAY,
                        "Làm bù cho ngày " + text(swap.off()),
                        "Worked in exchange for " + swap.off(),
                        law,
                        swap.off()));
    }

    private void compensate(Map<LocalDate, CalendarDay> days) {
        List<CalendarDay> lost = days.values().stream()
                .filter(day -> day.kind() == DayKind.HOLIDAY && isWeekend(day.date()))
                .toList();
        for (CalendarDay holiday : lost) {
            LocalDate off = holiday.date().plusDays(1);
            while (isWeekend(off) || days.containsKey(off)) {
                off = off.plusDays(1);
            }
            days.put(
                    off,
                    new CalendarDay(
                            off,
                            DayKind.COMPENSATORY_OFF,
                            "Nghỉ bù " + holiday.name() + " (" + text(holiday.date()) + ")",
                            "In compensation for " + holiday.english() + " (" + holiday.date() + ")",
                            COMPENSATION,
                            null));
        }
    }

    private Neighbour likelyNeighbour(int year) {
        return run(year, Neighbour.AFTER) > run(year, Neighbour.BEFORE) ? Neighbour.AFTER : Neighbour.BEFORE;
    }

    /** How many days in a row are off around 2 September. */
    private int run(int year, Neighbour neighbour) {
        LocalDate national = LocalDate.of(year, Month.SEPTEMBER, 2);
        Map<LocalDate, CalendarDay> days = new TreeMap<>();
        holiday(days, national, "Quốc khánh", "National Day", article("đ"));
        holiday(days, beside(national, neighbour), "Quốc khánh", "National Day", article("đ"));
        compensate(days);
        int run = 0;
        for (LocalDate day = first(national, days.keySet()); isOff(day, days.keySet()); day = day.plusDays(1)) {
            run++;
        }
        return run;
    }

    private LocalDate first(LocalDate day, Collection<LocalDate> off) {
        LocalDate first = day;
        while (isOff(first.minusDays(1), off)) {
            first = first.minusDays(1);
        }
        return first;
    }

    private boolean isOff(LocalDate day, Collection<LocalDate> off) {
        return isWeekend(day) || off.contains(day);
    }

    private boolean isWeekend(LocalDate day) {
        return weekend.contains(day.getDayOfWeek());
    }

    private static LocalDate beside(LocalDate day, Neighbour neighbour) {
        return neighbour == Neighbour.BEFORE ? day.minusDays(1) : day.plusDays(1);
    }

    private static String named(@Nullable CalendarDay day) {
        return day == null ? "" : ", " + day.name();
    }

    private static String text(LocalDate day) {
        return "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }
}
