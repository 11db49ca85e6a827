package org.motcua.core.calendar;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.motcua.core.calendar.Deadline.Entry;
import org.motcua.core.calendar.Deadline.Reason;
import org.motcua.core.calendar.ProcessingTime.Unit;

/** A deadline's explanation in sentences. */
final class DeadlineText {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final int MINUTES_AN_HOUR = 60;

    private final Deadline deadline;
    private final Locale locale;
    private final ResourceBundle texts;
    private final DateTimeFormatter dates;
    private final DateTimeFormatter times;

    DeadlineText(Deadline deadline, Locale wanted) {
        boolean vietnamese = wanted.getLanguage().equals("vi");
        this.deadline = deadline;
        this.locale = vietnamese ? VIETNAMESE : Locale.ENGLISH;
        this.texts = ResourceBundle.getBundle(
                "org.motcua.core.calendar." + (vietnamese ? "explanation_vi" : "explanation_en"), Locale.ROOT);
        this.dates = DateTimeFormatter.ofPattern(vietnamese ? "dd/MM/uuuu" : "d MMMM uuuu", locale);
        this.times = DateTimeFormatter.ofPattern("HH:mm", locale);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        ProcessingTime time = deadline.time();
        lines.add(text(
                "begin." + time.unit(), time.amount(), time(deadline.reception()), date(day(deadline.reception()))));
        deadline.entries().forEach(entry -> lines.add(line(entry)));
        lines.add(text("due", time(deadline.due()), date(day(deadline.due())), deadline.calendarVersion()));
        LocalDate knownTo = deadline.knownTo();
        if (knownTo != null) {
            lines.add(text("provisional", date(knownTo), deadline.calendarVersion()));
        }
        return lines;
    }

    private String line(Entry entry) {
        String name = entry.day() == null ? "" : entry.day().name(locale);
        String line = text(
                key(entry),
                entry.from().equals(entry.to())
                        ? date(entry.from())
                        : text("range", date(entry.from()), date(entry.to())),
                amount(entry.counted()),
                amount(entry.total()),
                name);
        if (entry.reason() == Reason.COUNTED
                && !name.isEmpty()
                && deadline.time().unit() != Unit.CALENDAR_DAYS) {
            line = text("named", line, name);
        }
        String clause = clause(entry);
        return clause.isEmpty() ? line + "." : text("clause", line, clause);
    }

    private String key(Entry entry) {
        boolean hours = deadline.time().unit() == Unit.WORKING_HOURS;
        return "reason." + entry.reason() + (hours && entry.reason() == Reason.ARRIVAL ? ".hours" : "");
    }

    /** The general law about terms is cited in the language; what a calendar names stays as it is cited in Vietnamese. */
    private String clause(Entry entry) {
        String key = "clause." + entry.reason();
        String cited = entry.clause();
        return cited == null ? "" : texts.containsKey(key) ? texts.getString(key) : cited;
    }

    private String amount(long counted) {
        if (deadline.time().unit() != Unit.WORKING_HOURS) {
            return text("amount." + deadline.time().unit(), counted);
        }
        long hours = counted / MINUTES_AN_HOUR;
        long minutes = counted % MINUTES_AN_HOUR;
        return text(hours == 0 ? "amount.minutes" : minutes == 0 ? "amount.hours" : "amount.both", hours, minutes);
    }

    private static LocalDate day(Instant instant) {
        return WorkingCalendar.local(instant).toLocalDate();
    }

    private String date(LocalDate date) {
        return dates.format(date);
    }

    private String time(Instant instant) {
        return times.format(WorkingCalendar.local(instant));
    }

    private String text(String key, Object... values) {
        return new MessageFormat(texts.getString(key), locale).format(values);
    }
}
