package org.motcua.console;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import org.motcua.core.calendar.WorkingCalendar;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A moment as ISO 8601 writes it, in Vietnam's time where it names no offset. */
final class MomentConverter implements ITypeConverter<Instant> {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");

    @Override
    public Instant convert(String value) {
        try {
            TemporalAccessor moment =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(value, OffsetDateTime::from, LocalDateTime::from);
            return moment instanceof LocalDateTime local
                    ? local.toInstant(WorkingCalendar.ZONE)
                    : OffsetDateTime.from(moment).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'" + value + "' is no moment; write such as 2026-02-10T14:05 (UTC+7)" + " or 2026-02-10T07:05Z");
        }
    }

    static String text(Instant moment) {
        return SHOWN.format(moment.atOffset(WorkingCalendar.ZONE));
    }
}
