package org.motcua.workflow.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.motcua.judges.Pdftotext;
import org.motcua.judges.Qpdf;
import org.motcua.judges.VeraPdf;
import org.motcua.signing.Box;
import org.motcua.signing.FieldSpec;
import org.motcua.signing.SignatureField;
import org.motcua.signing.TextField;

class DecisionTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T02:00:00Z"), ZoneOffset.UTC);
    private static final double MILLIMETRE = 72 / 25.4;
    private static final String LONG_TEXT =
            "Tổ chức, cá nhân kinh doanh xăng dầu có trách nhiệm thực hiện đầy đủ các quy"
                    + " định về đo lường, chất lượng, phòng cháy, chữa cháy và bảo vệ môi trường trong suốt quá trình hoạt động. ";

    private final DocumentComposer composer = DocumentComposer.create(CLOCK);

    @Test
    void isPdfAWithTagsAndSoundSyntax() {
        byte[] pdf = composer.decision(SampleContent.decision()).pdf();

        assertThat(VeraPdf.failures(pdf, "2a")).isEmpty();
        assertThat(VeraPdf.failures(pdf, "2b")).isEmpty();
        assertThat(Qpdf.check(pdf)).matches(Qpdf.Report::clean);
    }

    @Test
    void textKeepsEveryVietnameseMark() throws IOException {
        byte[] pdf = composer.decision(SampleContent.decision()).pdf();

        assertThat(PageText.of(pdf).text())
                .contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
                .contains("Về việc cấp Giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu")
                .contains("Điều 1. Cấp Giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu cho Công ty")
                .contains("chịu trách nhiệm thi hành Quyết định này./.")
                .contains("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Thu Hằng", "- Lưu: VT, QLTM.");
        assertThat(Pdftotext.text(pdf)).contains("chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu");
    }

    @Test
    void legalGroundsEndInSemicolonsAndTheLastInAFullStop() throws IOException {
        assertThat(PageText.of(composer.decision(SampleContent.decision()).pdf())
                        .text())
                .contains("ngày 16 tháng 6 năm 2025;")
                .contains("Trưởng phòng Quản lý thương mại. QUYẾT ĐỊNH:");
    }

    @Test
    void ordinaryDecisionStandsOnOnePage() throws IOException {
        assertThat(PageText.of(composer.decision(SampleContent.decision()).pdf())
                        .pages())
                .isEqualTo(1);
    }

    @Test
    void numberAndDateFieldsFollowTheirWords() throws IOException {
        ComposedDocument document = composer.decision(SampleContent.decision());
        PageText text = PageText.of(document.pdf());
        TextField number = (TextField) field(document, "document.number");
        TextField date = (TextField) field(document, "document.date");

        assertThat(number.page()).isEqualTo(1);
        assertThat(number.box().x()).isBetween(right(text.line("Số:")), right(text.line("Số:")) + 6);
        assertThat(date.box().x()).isBetween(right(text.line("Bắc Sơn,")), right(text.line("Bắc Sơn,")) + 6);
        assertThat(number.box().y())
                .isBetween(
                        text.line("Số:").box().y() - 6, text.line("Số:").box().y());
    }

    @Test
    void leaderSignsCentredBetweenTitleAndName() throws IOException {
        ComposedDocument document = composer.decision(SampleContent.decision());
        PageText text = PageText.of(document.pdf());
        Box leader = field(document, "signature.leader").box();

        assertThat(leader.x() + leader.width() / 2)
                .isCloseTo(text.line("PHÓ GIÁM ĐỐC").middle(), within(2.0));
        assertThat(leader.x() + leader.width() / 2)
                .isCloseTo(text.line("Trần Thị Thu Hằng").middle(), within(2.0));
        assertThat(leader.y() + leader.height())
                .isLessThan(text.line("PHÓ GIÁM ĐỐC").box().y());
        assertThat(leader.y())
                .isGreaterThan(text.line("Trần Thị Thu Hằng").box().y() + 10);
    }

    @Test
    void sealInItsRealSizeCoversAThirdOfTheSignatureAtItsLeft() {
        ComposedDocument document = composer.decision(SampleContent.decision());
        Box leader = field(document, "signature.leader").box();
        Box seal = field(document, "signature.agency").box();

        assertThat(seal.width()).isCloseTo(36 * MILLIMETRE, within(0.125));
        assertThat(seal.height()).isEqualTo(seal.width());
        assertThat(seal.x()).isLessThan(leader.x());
        assertThat((seal.x() + seal.width() - leader.x()) / leader.width()).isCloseTo(1.0 / 3, within(0.01));
        assertThat(seal.y() + seal.height() / 2).isCloseTo(leader.y() + leader.height() / 2, within(0.25));
    }

    @Test
    void sealStaysClearOfTheRecipients() throws IOException {
        ComposedDocument document = composer.decision(SampleContent.decision());
        PageText text = PageText.of(document.pdf());

        assertThat(field(document, "signature.agency").box().x())
                .isGreaterThan(right(text.line("Cổng thông tin điện tử")));
    }

    @Test
    void pagesAreNumberedFromTheSecond() throws IOException {
        PageText text = PageText.of(composer.decision(longDecision(45)).pdf());

        assertThat(text.pages()).isGreaterThanOrEqualTo(3);
        assertThat(text.lines(1).get(0).text()).contains("ỦY BAN NHÂN DÂN");
        for (int page = 2; page <= text.pages(); page++) {
            assertThat(text.lines(page)).extracting(line -> line.text().strip()).contains(Integer.toString(page));
        }
    }

    @Test
    void signerNeverStandsWithoutTheLastLines() throws IOException {
        for (int paragraphs = 5; paragraphs <= 16; paragraphs++) {
            PageText text =
                    PageText.of(composer.decision(longDecision(paragraphs)).pdf());

            assertThat(text.line("PHÓ GIÁM ĐỐC").page())
                    .isEqualTo(text.line("./.").page())
                    .isEqualTo(text.line("Trần Thị Thu Hằng").page())
                    .isEqualTo(text.line("Nơi nhận:").page())
                    .isEqualTo(text.pages());
        }
    }

    @Test
    void fieldsOfALongDecisionStandOnItsLastPage() throws IOException {
        ComposedDocument document = composer.decision(longDecision(45));
        int last = PageText.of(document.pdf()).pages();

        assertThat(field(document, "document.number").page()).isEqualTo(1);
        assertThat(field(document, "signature.leader").page()).isEqualTo(last);
        assertThat(field(document, "signature.agency").page()).isEqualTo(last);
        assertThat(VeraPdf.failures(document.pdf(), "2b")).isEmpty();
    }

    @Test
    void longNamesStayInsideTheMargins() throws IOException {
        DecisionContent plain = SampleContent.decision();
        DecisionContent content = new DecisionContent(
                new Letterhead(
                        "Ủy ban nhân dân thành phố trực thuộc trung ương Bắc Sơn Thượng",
                        "Sở Nông nghiệp và Môi trường, Tài nguyên nước và Biến đổi khí hậu",
                        "Thành phố Bắc Sơn Thượng"),
                "QĐ-SNNMT",
                "Về việc " + "phê duyệt kết quả thẩm định hồ sơ đề nghị cấp Giấy chứng nhận ".repeat(6),
                plain.authority(),
                plain.legalGrounds(),
                plain.articles(),
                plain.recipients(),
                new SignerBlock(
                        List.of("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch thường trực"),
                        "Công Tằng Tôn Nữ Hoàng Thị Thanh Nguyệt Minh Châu"));

        ComposedDocument document = composer.decision(content);

        PageText text = PageText.of(document.pdf());
        for (int page = 1; page <= text.pages(); page++) {
            assertThat(text.lines(page)).allSatisfy(line -> {
                assertThat(line.box().x()).as(line.text()).isGreaterThanOrEqualTo(30 * MILLIMETRE - 1);
                assertThat(right(line)).as(line.text()).isLessThanOrEqualTo(195 * MILLIMETRE + 1);
            });
        }
        assertThat(document.fields()).hasSize(4);
    }

    @Test
    void markupInTextIsText() throws IOException {
        DecisionContent content = SampleContent.decision(List.of(
                Article.of("Tên <b>Cửa hàng A&B</b> ${1+1} [[${1+1}]] <img src=\"http://x/\"/> &amp; th:text")));

        assertThat(PageText.of(composer.decision(content).pdf()).text())
                .contains("Tên <b>Cửa hàng A&B</b> ${1+1} [[${1+1}]] <img src=\"http://x/\"/> &amp; th:text./.");
    }

    @Test
    void missingGlyphIsAnErrorThatNamesTheCharacter() {
        DecisionContent content = SampleContent.decision(List.of(Article.of("Cửa hàng 越 Hòa Bình")));

        assertThatThrownBy(() -> composer.decision(content))
                .isInstanceOf(MissingGlyphException.class)
                .hasMessageContaining("U+8D8A")
                .hasMessageContaining("Cửa hàng 越 Hòa Bình");
        assertThatThrownBy(() -> composer.decision(SampleContent.decision(List.of(Article.of("Vui 😀")))))
                .isInstanceOfSatisfying(
                        MissingGlyphException.class,
                        missing -> assertThat(missing.codePoint()).isEqualTo(0x1F600));
        assertThatThrownBy(() -> composer.decision(SampleContent.decision(List.of(Article.of("Chuông \u0007 reo")))))
                .isInstanceOf(MissingGlyphException.class)
                .hasMessageContaining("U+0007");
    }

    @Test
    void decomposedLettersAreComposed() {
        String text = "Cấp Giấy chứng nhận đủ điều kiện bán lẻ xăng dầu";
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);

        assertThat(composer.decision(SampleContent.decision(List.of(Article.of(decomposed))))
                        .pdf())
                .isEqualTo(composer.decision(SampleContent.decision(List.of(Article.of(text))))
                        .pdf());
    }

    @Test
    void sameContentAndTimeGiveTheSameBytesOnAnyThread() throws Exception {
        byte[] expected = composer.decision(SampleContent.decision()).pdf();
        Callable<byte[]> compose =
                () -> composer.decision(SampleContent.decision()).pdf();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<byte[]> done : threads.invokeAll(Collections.nCopies(12, compose))) {
                assertThat(done.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesContentThatCannotGoOut() {
        DecisionContent plain = SampleContent.decision();

        assertThatThrownBy(() -> new SignerBlock(List.of("Giám đốc"), " ")).hasMessageContaining("signer's name");
        assertThatThrownBy(() -> SampleContent.decision(List.of())).hasMessageContaining("articles");
        assertThatThrownBy(() -> new DecisionContent(
                        plain.letterhead(),
                        plain.symbol(),
                        plain.subject(),
                        plain.authority(),
                        plain.legalGrounds(),
                        plain.articles(),
                        plain.recipients(),
                        plain.signer(),
                        360))
                .hasMessageContaining("360");
    }

    private static DecisionContent longDecision(int paragraphs) {
        return SampleContent.decision(List.of(
                Article.of(Collections.nCopies(paragraphs, LONG_TEXT).toArray(String[]::new)),
                Article.of("Các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.")));
    }

    private static FieldSpec field(ComposedDocument document, String name) {
        return document.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double right(PageText.Line line) {
        return line.box().x() + line.box().width();
    }

    @Test
    void fieldsAreTheFourOfADecision() {
        assertThat(composer.decision(SampleContent.decision()).fields())
                .extracting(FieldSpec::name)
                .containsExactly("document.number", "document.date", "signature.leader", "signature.agency");
        assertThat(composer.decision(SampleContent.decision()).fields().get(3)).isInstanceOf(SignatureField.class);
    }
}
