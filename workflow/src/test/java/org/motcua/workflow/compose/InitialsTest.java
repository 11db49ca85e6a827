package org.motcua.workflow.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.judges.VeraPdf;

class InitialsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T02:00:00Z"), ZoneOffset.UTC);

    private final DocumentComposer composer = DocumentComposer.create(CLOCK);

    private ComposedDocument compose(String template, List<Initials> initials) {
        return composer.compose(template, SampleFacts.of(template).withInitials(initials));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decision",
                "official-letter",
                "supplement-request",
                "refusal",
                "extension-apology",
                "certificate"
            })
    void marksChangeNothingElse(String template) throws IOException {
        ComposedDocument before = compose(template, List.of());
        ComposedDocument first = compose(template, SampleFacts.INITIALS.subList(0, 1));
        ComposedDocument both = compose(template, SampleFacts.INITIALS);

        assertThat(PageText.of(both.pdf()).text())
                .contains("Hoàng Minh Đức 08:30 05/01/2026", "Lê Thị Minh 08:45 05/01/2026");
        assertThat(both.fields()).isEqualTo(before.fields());
        assertThat(InitialledText.difference(before.pdf(), List.of(), both.pdf(), SampleFacts.INITIALS))
                .isEmpty();
        assertThat(InitialledText.difference(
                        first.pdf(), SampleFacts.INITIALS.subList(0, 1), both.pdf(), SampleFacts.INITIALS))
                .isEmpty();
        assertThat(VeraPdf.failures(both.pdf(), "2a")).isEmpty();
    }

    @Test
    void markOfTheFormStandsAboveTheRecipientsAndThatOfTheTextAfterItsEnd() throws IOException {
        PageText text = PageText.of(compose("decision", SampleFacts.INITIALS).pdf());
        double end = text.line("./.").box().y();
        double label = text.line("Nơi nhận:").box().y();

        assertThat(text.line("Lê Thị Minh 08:45").box().y()).isBetween(label, end);
        assertThat(text.line("Lê Thị Minh 08:45").box().x())
                .isEqualTo(text.line("Nơi nhận:").box().x());
        assertThat(text.line("Hoàng Minh Đức 08:30").box().y()).isBetween(label, end);
    }

    @Test
    void changedTextIsSeen() {
        Facts facts = SampleFacts.of("decision");
        byte[] before = composer.compose("decision", facts).pdf();
        byte[] after = composer.decision(SampleContent.decision(List.of(Article.of("Không cấp."))))
                .pdf();
        byte[] other = composer.compose(
                        "decision", facts.withSubject(facts.subject().replace("xăng dầu", "xăng đầu")))
                .pdf();

        assertThat(InitialledText.difference(before, List.of(), before, List.of()))
                .isEmpty();
        assertThat(InitialledText.difference(before, List.of(), after, List.of()))
                .hasValueSatisfying(difference -> {
                    assertThat(difference.page()).isEqualTo(1);
                    assertThat(difference.after()).startsWith("Khôngcấp./.");
                });
        assertThat(InitialledText.difference(before, List.of(), other, List.of()))
                .hasValueSatisfying(
                        difference -> assertThat(difference.toString()).contains("dầu", "đầu"));
    }

    @Test
    void marksMustBeThoseThatAreNamed() {
        byte[] none = compose("decision", List.of()).pdf();
        byte[] both = compose("decision", SampleFacts.INITIALS).pdf();
        List<Initials> one = SampleFacts.INITIALS.subList(0, 1);

        assertThat(InitialledText.difference(none, List.of(), both, one)).isPresent();
        assertThat(InitialledText.difference(none, List.of(), none, one)).isPresent();
        assertThat(InitialledText.difference(none, one, both, SampleFacts.INITIALS))
                .isPresent();
        assertThat(InitialledText.difference(both, SampleFacts.INITIALS, none, List.of()))
                .isPresent();
    }

    @Test
    void noMoreThanThreeStandInOnePlace() {
        assertThatThrownBy(() -> Facts.of(SampleContent.LETTERHEAD)
                        .withInitials(Collections.nCopies(4, SampleFacts.INITIALS.get(0))))
                .hasMessageContaining("at most 3");
        List<Initials> most = Collections.nCopies(3, SampleFacts.INITIALS.get(0));
        assertThat(compose("decision", most).fields())
                .isEqualTo(compose("decision", List.of()).fields());
    }
}
