package org.motcua.workflow.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormTest {

    private static final Labels LABEL = new Labels("Nội dung", "Content");

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of(FormField.Type.TEXT, " Hòa Bình ", "Hòa Bình"),
                Arguments.of(FormField.Type.TEXT, Normalizer.normalize("Hòa Bình", Normalizer.Form.NFD), "Hòa Bình"),
                Arguments.of(FormField.Type.TEXT, "ắ".repeat(20), "ắ".repeat(20)),
                Arguments.of(FormField.Type.LONG_TEXT, "một\r\n\r\nhai", "một\n\nhai"),
                Arguments.of(FormField.Type.LINES, "một\r\n \r\nhai\n", List.of("một", "hai")),
                Arguments.of(FormField.Type.LINES, List.of(" một ", "hai"), List.of("một", "hai")),
                Arguments.of(FormField.Type.INTEGER, "-12", -12L),
                Arguments.of(FormField.Type.INTEGER, 12, 12L),
                Arguments.of(FormField.Type.DATE, "2026-11-20", LocalDate.of(2026, 11, 20)),
                Arguments.of(FormField.Type.DATE, LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 20)),
                Arguments.of(FormField.Type.BOOLEAN, "on", true),
                Arguments.of(FormField.Type.BOOLEAN, false, false),
                Arguments.of(FormField.Type.CHOICE, "renew", "renew"),
                Arguments.of(FormField.Type.OFFICER, "minh.lt", "minh.lt"),
                Arguments.of(FormField.Type.FILES, "a1b2\nc3d4", List.of("a1b2", "c3d4")),
                Arguments.of(
                        FormField.Type.CONTENT, Map.of("body", "một", "day", 1L), Map.of("body", "một", "day", 1L)));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void bindsWhatTheTypeAllowsAndItsOwnResult(FormField.Type type, Object given, Object bound) {
        Map<String, Object> once = form(type, true).bind(Map.of("x", given));

        assertThat(once).isEqualTo(Map.of("x", bound));
        assertThat(form(type, true).bind(once)).isEqualTo(once);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(FormField.Type.TEXT, "", "must be filled in"),
                Arguments.of(FormField.Type.TEXT, " \u2003", "must be filled in"),
                Arguments.of(FormField.Type.TEXT, "a\nb", "a single line"),
                Arguments.of(FormField.Type.TEXT, "a\u0000b", "U+0000"),
                Arguments.of(FormField.Type.TEXT, "a\tb", "U+0009"),
                Arguments.of(FormField.Type.TEXT, "a\u0085b", "U+0085"),
                Arguments.of(FormField.Type.TEXT, "a\uD83Db", "U+D83D"),
                Arguments.of(FormField.Type.TEXT, "a\u202Eb", "U+202E"),
                Arguments.of(FormField.Type.TEXT, "a\uFFFFb", "U+FFFF"),
                Arguments.of(FormField.Type.TEXT, "ă".repeat(21), "at most 20 characters; it has 21"),
                Arguments.of(FormField.Type.TEXT, "a" + "\u0301".repeat(9), "at most 8 marks"),
                Arguments.of(FormField.Type.TEXT, 5, "a text"),
                Arguments.of(FormField.Type.LONG_TEXT, "a\u0007", "U+0007"),
                Arguments.of(FormField.Type.LINES, "a\n".repeat(201), "at most 200 lines"),
                Arguments.of(FormField.Type.LINES, Collections.nCopies(201, "a"), "at most 200 lines"),
                Arguments.of(FormField.Type.LINES, List.of("a", " "), "not blank"),
                Arguments.of(FormField.Type.LINES, List.of("a\nb"), "a single line"),
                Arguments.of(FormField.Type.LINES, List.of(1), "a list of texts"),
                Arguments.of(FormField.Type.LINES, List.of(), "must be filled in"),
                Arguments.of(FormField.Type.INTEGER, "12,5", "a whole number"),
                Arguments.of(FormField.Type.INTEGER, "9".repeat(20), "a whole number"),
                Arguments.of(FormField.Type.INTEGER, 1.5, "a whole number"),
                Arguments.of(FormField.Type.DATE, "20/11/2026", "2026-11-20"),
                Arguments.of(FormField.Type.DATE, "2026-02-30", "2026-11-20"),
                Arguments.of(FormField.Type.DATE, "+12026-02-03", "2026-11-20"),
                Arguments.of(FormField.Type.BOOLEAN, "yes", "true or false"),
                Arguments.of(FormField.Type.CHOICE, "revoke", "one of new, renew"),
                Arguments.of(FormField.Type.OFFICER, "a b", "without blanks"),
                Arguments.of(FormField.Type.FILES, List.of("../../x"), "slashes"),
                Arguments.of(FormField.Type.CONTENT, "text", "a map"),
                Arguments.of(FormField.Type.CONTENT, Map.of("a b", "x"), "identifiers"),
                Arguments.of(FormField.Type.CONTENT, Map.of("a", Map.of()), "texts, lists"),
                Arguments.of(FormField.Type.CONTENT, Map.of("a", "\u0000"), "U+0000"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesTheRestAndSaysWhatIsAllowed(FormField.Type type, Object given, String allowed) {
        assertThatThrownBy(() -> form(type, true).bind(Map.of("x", given)))
                .isInstanceOfSatisfying(FormException.class, e -> {
                    assertThat(e.field()).isEqualTo("x");
                    assertThat(e.value().length()).isLessThanOrEqualTo(41);
                })
                .hasMessageContaining(allowed);
    }

    @Test
    void refusesWhatTheFormDoesNotAskFor() {
        assertThatThrownBy(() -> form(FormField.Type.TEXT, false).bind(Map.of("y", "1")))
                .isInstanceOf(FormException.class)
                .hasMessageContaining("Field y")
                .hasMessageContaining("this form has x");
    }

    @Test
    void leavesOutWhatIsOptionalAndBlank() {
        assertThat(form(FormField.Type.TEXT, false).bind(Map.of("x", "  "))).isEmpty();
        assertThat(form(FormField.Type.DATE, false).bind(Map.of("x", ""))).isEmpty();
        assertThat(form(FormField.Type.LINES, false).bind(Map.of())).isEmpty();
    }

    @Test
    void hugeInputIsRefusedAtOnce() {
        String huge = ".".repeat(10_000_000);
        for (FormField.Type type : FormField.Type.values()) {
            assertTimeout(
                    Duration.ofSeconds(1),
                    () -> assertThatThrownBy(() -> form(type, true).bind(Map.of("x", huge)))
                            .isInstanceOf(FormException.class));
        }
    }

    @Test
    void fieldsThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> field("1x", FormField.Type.TEXT, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> field("tên", FormField.Type.TEXT, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> field("x", FormField.Type.TEXT, 100_001));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FormField("x", FormField.Type.CHOICE, LABEL, true, 0, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Form(List.of(field("x", FormField.Type.TEXT, 1), field("x", FormField.Type.DATE, 0))))
                .withMessageContaining("twice");
    }

    @Test
    void labelsSpeakTheLanguageOfTheLocale() {
        assertThat(LABEL.in(Locale.UK)).isEqualTo("Content");
        assertThat(LABEL.in(Locale.forLanguageTag("vi-VN"))).isEqualTo("Nội dung");
        assertThat(LABEL.in(Locale.FRENCH)).isEqualTo("Nội dung");
    }

    private static Form form(FormField.Type type, boolean required) {
        List<FormField.Choice> choices = type == FormField.Type.CHOICE
                ? List.of(new FormField.Choice("new", LABEL), new FormField.Choice("renew", LABEL))
                : List.of();
        int length = type == FormField.Type.TEXT || type == FormField.Type.LINES ? 20 : 0;
        return new Form(List.of(new FormField("x", type, LABEL, required, length, choices)));
    }

    private static FormField field(String name, FormField.Type type, int maxLength) {
        return new FormField(name, type, LABEL, true, maxLength, List.of());
    }
}
