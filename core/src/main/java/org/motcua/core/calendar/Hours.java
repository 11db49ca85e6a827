package org.motcua.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.core.EffectivePeriod;
import org.motcua.core.Text;
import org.motcua.core.calendar.CalendarFile.HoursEntry;
import org.motcua.core.calendar.CalendarFile.SeasonEntry;
import org.motcua.core.calendar.CalendarFile.SessionEntry;
import org.motcua.core.calendar.OfficeHours.Season;
import org.motcua.core.json.Json;

/** The hours of every day: the usual ones, or the last of the others that hold on it. */
final class Hours {

    private final OfficeHours usual;
    private final List<OfficeHours> others = new ArrayList<>();

    Hours(CalendarFile file) {
        this.usual = Json.at(
                CalendarReader.FILE,
                "hours",
                () -> new OfficeHours(
                        Set.of(),
                        null,
                        EffectivePeriod.of(null, null),
                        sessions("hours", file.hours()),
                        file.cutOff()));
        List<HoursEntry> entries = file.otherHours() == null ? List.of() : file.otherHours();
        for (int i = 0; i < entries.size(); i++) {
            HoursEntry entry = entries.get(i);
            others.add(hours("otherHours[" + i + "]", entry));
        }
    }

    private OfficeHours hours(String place, HoursEntry entry) {
        List<WorkingSession> sessions = sessions(place + ".hours", entry.hours());
        return Json.at(CalendarReader.FILE, place, () -> {
            if (entry.name() != null) {
                Text.required(entry.name(), "the name", 200);
            }
            if (entry.weekdays() != null && entry.weekdays().isEmpty()) {
                throw new IllegalArgumentException(
                        "weekdays is empty, so the hours never hold; name some, or leave it out");
            }
            return new OfficeHours(
                    entry.weekdays() == null ? Set.of() : Set.copyOf(entry.weekdays()),
                    season(entry.season()),
                    EffectivePeriod.of(entry.effectiveFrom(), entry.effectiveTo()),
                    sessions,
                    entry.cutOff() == null ? usualCutOff(sessions) : entry.cutOff());
        });
    }

    /** The usual one, but none that is after the hours. */
    private @Nullable LocalTime usualCutOff(List<WorkingSession> sessions) {
        LocalTime cutOff = usual.cutOff();
        if (cutOff == null || sessions.isEmpty()) {
            return cutOff;
        }
        LocalTime end = sessions.get(sessions.size() - 1).to();
        return cutOff.isAfter(end) ? end : cutOff;
    }

    private static @Nullable Season season(@Nullable SeasonEntry entry) {
        return entry == null ? null : new Season(SeasonEntry.day(entry.from()), SeasonEntry.day(entry.to()));
    }

    private static List<WorkingSession> sessions(String place, List<SessionEntry> entries) {
        List<WorkingSession> sessions = new ArrayList<>();
        for (SessionEntry entry : entries) {
            sessions.add(Json.at(CalendarReader.FILE, place + "[" + sessions.size() + "]", entry::session));
        }
        return sessions;
    }

    OfficeHours on(LocalDate date, DayOfWeek weekday) {
        for (int i = others.size() - 1; i >= 0; i--) {
            if (others.get(i).holdOn(date, weekday)) {
                return others.get(i);
            }
        }
        return usual;
    }
}
