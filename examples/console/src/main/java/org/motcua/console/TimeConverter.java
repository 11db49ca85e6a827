package org.motcua.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motcua.core.calendar.ProcessingTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A processing time: {@code 20wd} working days, {@code 10cd} calendar days, {@code 8h} working hours. */
final class TimeConverter implements ITypeConverter<ProcessingTime> {

    private static final Pattern TIME = Pattern.compile("([0-9]{1,5})(wd|cd|h)");

    @Override
    public ProcessingTime convert(String value) {
        Matcher time = TIME.matcher(value);
        if (!time.matches()) {
            throw new TypeConversionException("'" + value
                    + "' is no time; write such as 20wd (working days), 10cd (calendar days) or 8h (working hours)");
        }
        int amount = Integer.parseInt(time.group(1));
        try {
            return switch (time.group(2)) {
                case "wd" -> ProcessingTime.workingDays(amount);
                case "cd" -> ProcessingTime.calendarDays(amount);
                default -> ProcessingTime.workingHours(amount);
            };
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
