package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.judges.Dss;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Pdftoppm;
import org.motcua.judges.Qpdf;
import org.motcua.judges.VeraPdf;
import org.motcua.signing.PageMark.Pages;
import org.motcua.signing.PlacementTest.Area;
import org.motcua.signing.testkit.TestKeyKind;

/** Marks are content of pages: they stand where they should, are covered by the one signature, and are none themselves. */
class PageMarkTest {

    private static final SignatureAppearance INITIALS = SignatureAppearance.image(TestDocuments.signatureImage());

    @TempDir
    Path folder;

    private byte[] sign(byte[] pdf, PageMark... marks) {
        SignatureRequest.Builder request = SignatureRequest.builder()
                .at(Placement.rectangle(2, 120, 200, 50, 20))
                .appearance(SignatureAppearance.image(TestDocuments.sealImage()));
        List.of(marks).forEach(request::mark);
        return TestKeys.signer(folder, TestKeyKind.P_256).sign(pdf, request.build());
    }

    private static PageMark mark(Pages pages) {
        return new PageMark(pages, 150, 270, 25, 10, INITIALS);
    }

    private static boolean hasMark(byte[] pdf, int page) throws IOException {
        return blue(pdf, page).right() > 0;
    }

    private static Area blue(byte[] pdf, int page) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(Pdftoppm.png(pdf, page, 72)));
        return Area.of(image, rgb -> (rgb & 0xff) > 120 && (rgb >> 16 & 0xff) < 100);
    }

    @ParameterizedTest
    @CsvSource({"FIRST,true,false", "LAST,false,true", "ALL,true,true", "ALL_BUT_THE_SIGNED,true,false"})
    void drawsOnThePagesThatTheRuleNames(Pages pages, boolean first, boolean second) throws IOException {
        byte[] signed = sign(TestDocuments.withXrefStream(), mark(pages));
        assertThat(hasMark(signed, 1)).isEqualTo(first);
        assertThat(hasMark(signed, 2)).isEqualTo(second);
        assertThat(TestDocuments.text(signed)).contains("QUYẾT ĐỊNH, trang 1", "QUYẾT ĐỊNH, trang 2");
    }

    @Test
    void areNoSignaturesAndAreCoveredByTheOneThereIs() {
        byte[] signed = sign(TestDocuments.withTable(), mark(Pages.ALL));
        assertThat(Pdfsig.judge(signed)).singleElement().satisfies(signature -> {
            assertThat(signature.valid()).isTrue();
            assertThat(signature.coversWholeDocument()).isTrue();
        });
        assertThat(Dss.withoutTrust().judge(signed)).singleElement().matches(Dss.Signature::intact);
        Qpdf.Report report = Qpdf.check(signed);
        assertThat(report.clean()).as(report.output()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void standWhereTheReaderSeesThemWhicheverWayThePageIsTurned(int rotation) throws IOException {
        byte[] signed = sign(TestDocuments.rotated(rotation), new PageMark(Pages.FIRST, 100, 40, 60, 24, INITIALS));
        Area area = blue(signed, 1);
        // The scrawl begins 17 pixels from the left of 300, and 17 from the top of 120.
        assertThat(area.left()).isCloseTo(100 + 17 * 60 / 300.0, within(1.0));
        assertThat(area.top()).isCloseTo(40 + 17 * 24 / 120.0, within(1.0));
        assertThat(area.right()).isCloseTo(160 - 17 * 60 / 300.0, within(1.0));
    }

    @Test
    void shareOneImageAndKeepPdfA() {
        byte[] signed = sign(TestDocuments.pdfA2b(false), mark(Pages.ALL), mark(Pages.FIRST));
        assertThat(VeraPdf.failures(signed, "2b")).isEmpty();
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        assertThat(text.split("/Subtype /Form", -1)).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void areEncryptedAsTheDocumentIs() throws IOException {
        byte[] signed = sign(TestDocuments.encrypted(256, true, "chu", "", new AccessPermission()), mark(Pages.ALL));
        assertThat(hasMark(signed, 1)).isTrue();
        assertThat(Qpdf.check(signed).clean()).isTrue();
    }

    @Test
    void areRefusedOnDocumentThatIsSigned() {
        byte[] signed = sign(TestDocuments.withTable());
        assertThatThrownBy(() -> sign(signed, mark(Pages.ALL)))
                .isInstanceOf(ChangeForbiddenException.class)
                .hasMessageContaining("sign without marks");
    }
}
