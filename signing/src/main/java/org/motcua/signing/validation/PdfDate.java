package org.motcua.signing.validation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates such as {@code D:20261122091500+07'00'}; without a zone they are taken as UTC. */
final class PdfDate {

    private static final Pattern DATE = Pattern.compile(
            "D:(\\d{4})(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(?:Z(?:00'?00'?)?|([+-])(\\d{2})'?(?:(\\d{2})'?)?)?");

    private PdfDate() {}

    static Optional<Instant> find(String text) {
        Matcher matcher = DATE.matcher(text.trim());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    part(matcher, 1, 0),
                    part(matcher, 2, 1),
                    part(matcher, 3, 1),
                    part(matcher, 4, 0),
                    part(matcher, 5, 0),
                    part(matcher, 6, 0));
            int sign = "-".equals(matcher.group(7)) ? -1 : 1;
            ZoneOffset zone = ZoneOffset.ofHoursMinutes(sign * part(matcher, 8, 0), sign * part(matcher, 9, 0));
            return Optional.of(local.toInstant(zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int part(Matcher matcher, int group, int otherwise) {
        String text = matcher.group(group);
        return text == null ? otherwise : Integer.parseInt(text);
    }
}
