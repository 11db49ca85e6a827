package org.motcua.workflow.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.workflow.form.FormException;

/** Texts that are too long are refused or laid out, and never keep a thread for long. */
class HostileLengthTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T02:00:00Z"), ZoneOffset.UTC);
    private static final Duration SOON = Duration.ofSeconds(8);

    /** The first document of a process takes seconds for its classes alone. */
    @BeforeAll
    static void loadClasses() {
        DocumentComposer.create(CLOCK).compose("official-letter", SampleFacts.of("official-letter"));
    }

    private final DocumentComposer composer = DocumentComposer.create(CLOCK);

    private ComposedDocument letter(String body) {
        Facts facts = SampleFacts.of("official-letter");
        Map<String, Object> content = new TreeMap<>(facts.content());
        content.put("body", body);
        return composer.compose("official-letter", facts.withContent(content));
    }

    @Test
    void endingOfALineIsFoundInOnePass() {
        String dots = ".".repeat(10_000_000) + "x";

        assertTimeout(
                Duration.ofSeconds(1),
                () -> assertThat(ContentText.ending(dots, ";")).endsWith("x;"));
        assertThat(ContentText.ending("này . ; / ", "./.")).isEqualTo("này./.");
        assertThat(ContentText.ending("...", ";")).isEqualTo(";");
    }

    @Test
    void aHundredThousandDotsAreRefused() {
        assertTimeout(
                SOON,
                () -> assertThatIllegalArgumentException()
                        .isThrownBy(
                                () -> Facts.of(SampleContent.LETTERHEAD).withLegalGrounds(List.of(".".repeat(100_000))))
                        .withMessageContaining("100000 characters"));
        assertTimeout(
                SOON,
                () -> assertThatThrownBy(() -> letter(".".repeat(100_000)))
                        .isInstanceOf(ComposeException.class)
                        .hasMessageContaining("500"));
    }

    @Test
    void tenThousandParagraphsAreRefused() {
        assertTimeout(
                SOON,
                () -> assertThatThrownBy(() -> letter("Đoạn\n".repeat(10_000)))
                        .isInstanceOf(ComposeException.class)
                        .hasMessageContaining("more than 2000 paragraphs"));
        assertTimeout(SOON, () -> letter("Đoạn\n".repeat(1_999)));
    }

    @Test
    void moreThanTwoHundredPagesAreRefused(@TempDir Path folder) throws IOException {
        for (String file : List.of("official-letter.json", "official-letter.xhtml")) {
            try (InputStream in = DocumentComposer.class.getResourceAsStream(file)) {
                String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
                Files.writeString(
                        folder.resolve(file), text.replace("margin-top: 6pt; }", "page-break-after: always; }"));
            }
        }
        DocumentComposer airy =
                DocumentComposer.create(CLOCK, TemplateLibrary.builtIn().and(folder));
        Map<String, Object> content =
                new TreeMap<>(SampleFacts.of("official-letter").content());
        content.put("body", "Đoạn\n".repeat(210));

        assertThatThrownBy(() -> airy.compose(
                        "official-letter", SampleFacts.of("official-letter").withContent(content)))
                .isInstanceOfSatisfying(
                        TooManyPagesException.class, e -> assertThat(e.pages()).isGreaterThan(200));
    }

    @Test
    void moreThanTheFieldHoldsIsRefused() {
        assertTimeout(
                SOON,
                () -> assertThatThrownBy(() -> letter("Đoạn văn. ".repeat(1_000_000)))
                        .isInstanceOf(FormException.class)
                        .hasMessageContaining("at most 100000 characters"));
        assertTimeout(
                SOON,
                () -> assertThatThrownBy(() -> composer.decision(
                                SampleContent.decision(Collections.nCopies(10_000, Article.of("Đoạn văn bản.")))))
                        .isInstanceOf(FormException.class));
    }

    @Test
    void longestTextIsLaidOut() {
        assertTimeout(SOON, () -> letter(("Đoạn văn bản dài. ".repeat(550) + "\n").repeat(10)));
        assertTimeout(
                SOON,
                () -> assertThatThrownBy(() -> letter("Đoạn văn bản dài. ".repeat(5_500)))
                        .isInstanceOf(ComposeException.class)
                        .hasMessageContaining("part it into several"));
    }

    @Test
    void aWordOfAHundredKilobytesIsRefused() {
        assertTimeout(
                SOON,
                () -> assertThatThrownBy(() -> letter("a".repeat(100_000)))
                        .isInstanceOf(ComposeException.class)
                        .hasMessageContaining("part it with blanks"));
        assertTimeout(SOON, () -> letter("a".repeat(500) + " b"));
    }

    @Test
    void aSymbolThatLeavesNoRoomForTheNumberIsRefused() {
        Letterhead longName = new Letterhead("", "Sở Nông nghiệp và Môi trường ".repeat(10), "Bắc Sơn");
        Facts facts = SampleFacts.of("decision").withSymbol("QĐ-" + "SNNMT".repeat(11));
        Facts named = new Facts(
                longName,
                facts.symbol(),
                facts.subject(),
                facts.content(),
                facts.signer(),
                List.of(),
                Map.of(),
                facts.legalGrounds(),
                36);

        assertThatThrownBy(() -> composer.compose("decision", named))
                .isInstanceOf(ComposeException.class)
                .hasMessageContaining("symbol \"QĐ-SNNMT");
        assertThat(composer.compose("decision", named.withSymbol("QĐ-SNNMT")).fields())
                .hasSize(4);
        assertThatIllegalArgumentException().isThrownBy(() -> facts.withSymbol("x".repeat(61)));
        assertThatThrownBy(() -> composer.compose(
                        "decision",
                        new Facts(
                                new Letterhead("", "A".repeat(300), "Bắc Sơn"),
                                "QĐ",
                                "",
                                facts.content(),
                                facts.signer(),
                                List.of(),
                                Map.of(),
                                List.of(),
                                36)))
                .isInstanceOf(ComposeException.class)
                .hasMessageContaining("wider than its column");
    }
}
