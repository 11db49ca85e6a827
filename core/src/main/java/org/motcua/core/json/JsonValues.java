package org.motcua.core.json;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.motcua.core.Text;
import org.motcua.core.json.JsonNode.Kind;

/** Single values of a file, each in the kind that its place needs; what is none is told and null. */
final class JsonValues {

    static final LocalDate FIRST_DAY = LocalDate.of(1945, 9, 2);
    static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private static final Pattern VIETNAMESE_DAY = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");

    private JsonValues() {}

    static boolean is(JsonErrors errors, JsonNode node, String place, Kind kind) {
        if (node.kind() == kind) {
            return true;
        }
        wrongKind(errors, node, place, kind);
        return false;
    }

    static void wrongKind(JsonErrors errors, JsonNode node, String place, Kind wanted) {
        if (node.kind() == Kind.NULL) {
            errors.add(node, place, JsonFault.NULL);
            return;
        }
        errors.add(
                node,
                place,
                JsonFault.KIND,
                node.kind().vietnamese(),
                node.shown(),
                wanted.vietnamese(),
                node.kind().english(),
                wanted.english());
    }

    static @Nullable String text(JsonErrors errors, JsonNode node, String place, int max) {
        if (!is(errors, node, place, Kind.TEXT)) {
            return null;
        }
        // Composed first, which changes the length; what is too long in any form is not worth it.
        String text =
                node.text().length() > 10 * max ? node.text() : Normalizer.normalize(node.text(), Normalizer.Form.NFC);
        if (text.length() > max) {
            errors.add(node, place, JsonFault.TOO_LONG, text.length(), max, text.substring(0, Math.min(30, max)));
            return null;
        }
        if (Text.isBlank(text)) {
            errors.add(node, place, JsonFault.BLANK, place.substring(place.lastIndexOf('.') + 1));
            return null;
        }
        if (!isSeen(errors, node, place, text)) {
            return null;
        }
        if (JsonText.misread(text)) {
            errors.add(node, place, JsonFault.MISREAD, JsonError.brief(text));
            return null;
        }
        return strip(text);
    }

    private static String strip(String text) {
        return text.replaceAll("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$", "");
    }

    private static boolean isSeen(JsonErrors errors, JsonNode node, String place, String text) {
        int position = 0;
        for (int character : text.codePoints().toArray()) {
            position++;
            JsonFault fault = fault(character);
            if (fault != null) {
                errors.add(node, place, fault, "U+%04X".formatted(character), position);
                return false;
            }
        }
        return true;
    }

    private static @Nullable JsonFault fault(int character) {
        int type = Character.getType(character);
        if (character == 0 || type == Character.SURROGATE) {
            return JsonFault.UNKEPT;
        }
        boolean unseen = type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.PRIVATE_USE
                || Text.isBlankThoughALetter(character)
                || (character & 0xFFFE) == 0xFFFE;
        return unseen ? JsonFault.UNSEEN : null;
    }

    static @Nullable Integer integer(JsonErrors errors, JsonNode node, String place, int min, int max) {
        BigDecimal number = number(errors, node, place, BigDecimal.valueOf(min), BigDecimal.valueOf(max));
        return number == null ? null : number.intValueExact();
    }

    /** Compared before it is made a number: {@code 1e1000000000} has a billion digits. */
    static @Nullable BigDecimal number(JsonErrors errors, JsonNode node, String place, BigDecimal min, BigDecimal max) {
        if (!is(errors, node, place, Kind.NUMBER)) {
            return null;
        }
        String digits = node.text();
        if (!digits.matches("-?[0-9]+")) {
            errors.add(node, place, JsonFault.NUMBER_FORM, JsonError.brief(digits));
            return null;
        }
        if (digits.length() <= 20) {
            BigDecimal number = new BigDecimal(digits);
            if (number.compareTo(min) >= 0 && number.compareTo(max) <= 0) {
                return number;
            }
        }
        errors.add(
                node, place, JsonFault.NUMBER_RANGE, JsonError.brief(digits), min.toPlainString(), max.toPlainString());
        return null;
    }

    static @Nullable LocalDate day(JsonErrors errors, JsonNode node, String place) {
        if (!is(errors, node, place, Kind.TEXT)) {
            return null;
        }
        Optional<LocalDate> day = isoDay(node.text());
        if (day.isEmpty()) {
            errors.add(node, place, JsonFault.DAY, JsonError.brief(node.text()), meant(node.text()));
            return null;
        }
        if (day.get().isBefore(FIRST_DAY) || day.get().isAfter(LAST_DAY)) {
            errors.add(node, place, JsonFault.DAY_RANGE, day.get(), FIRST_DAY, LAST_DAY);
            return null;
        }
        return day.get();
    }

    private static Optional<LocalDate> isoDay(String text) {
        try {
            return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** 30/11/2026 as the file wants it; else an example. */
    private static String meant(String text) {
        Matcher day = VIETNAMESE_DAY.matcher(text);
        if (text.length() <= 10 && day.matches()) {
            String iso = "%s-%02d-%02d"
                    .formatted(day.group(3), Integer.valueOf(day.group(2)), Integer.valueOf(day.group(1)));
            return isoDay(iso).map(LocalDate::toString).orElse("2026-11-30");
        }
        return "2026-11-30";
    }

    /** The one that was most likely meant; empty when none is near. */
    static Optional<String> nearest(String written, Collection<String> known) {
        if (written.isEmpty() || written.length() > 60) {
            return Optional.empty();
        }
        return known.stream()
                .min(Comparator.comparingInt(one -> distance(written, one)))
                .filter(one -> distance(written, one) <= Math.max(1, one.length() / 3));
    }

    /** How many characters to put in, take out or change, capitals being alike (Levenshtein). */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
