package org.motcua.core.disclosure;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.motcua.core.EffectivePeriod;
import org.motcua.core.calendar.ProcessingTime;
import org.motcua.core.procedure.Component;

/** How a listing says what the catalogue has, in Vietnamese. */
final class Words {

    static final String NOT_ONLINE = "Không cung cấp trực tuyến";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private Words() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** The end that is known, and the beginning that is still to come, in brackets; empty where neither is. */
    static String days(EffectivePeriod period, LocalDate today) {
        boolean later = period.from().isAfter(today);
        boolean ends = !period.to().equals(LocalDate.MAX);
        if (later && ends) {
            return " (từ " + day(period.from()) + " đến hết " + day(period.to()) + ")";
        } else if (later) {
            return " (từ " + day(period.from()) + ")";
        }
        return ends ? " (đến hết " + day(period.to()) + ")" : "";
    }

    static String time(Optional<ProcessingTime> time) {
        return time.map(Words::time).orElse("Không quy định");
    }

    private static String time(ProcessingTime time) {
        if (time.amount() == 0) {
            return "Trong ngày tiếp nhận";
        }
        return number(time.amount())
                + switch (time.unit()) {
                    case WORKING_DAYS -> " ngày làm việc";
                    case CALENDAR_DAYS -> " ngày";
                    case WORKING_HOURS -> " giờ làm việc";
                };
    }

    /** 3 as 03, the way documents write it. */
    private static String number(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    static String money(BigDecimal dong) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator('.');
        return dong.signum() == 0 ? "không thu" : new DecimalFormat("#,##0", symbols).format(dong) + " đồng";
    }

    static String component(Component component) {
        return component.name() + " (" + component.form().vietnamese().toLowerCase(Locale.ROOT) + ", "
                + number(component.quantity()) + (component.required() ? "" : "; nếu có") + ")";
    }
}
