package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.judges.Dss;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Qpdf;

/** The way of an outgoing document: prepared, signed by the leader, then numbered and signed by the agency in one. */
class IssuingADecisionTest {

    @TempDir
    static Path folder;

    private static IssuedDecision decision;

    @BeforeAll
    static void issue() {
        decision = IssuedDecision.create(folder);
    }

    @Test
    void bothSignaturesAreValidAndTheLastCoversTheWhole() {
        List<Pdfsig.Signature> signatures = Pdfsig.judge(decision.issued());
        assertThat(signatures)
                .hasSize(2)
                .allSatisfy(signature ->
                        assertThat(signature.valid()).as(signature.toString()).isTrue());
        assertThat(signatures.get(1).coversWholeDocument()).isTrue();
        assertThat(Qpdf.check(decision.issued()).clean())
                .as(Qpdf.check(decision.issued()).output())
                .isTrue();
    }

    @Test
    void strangersFindNothingButTheOverlapToRemark() {
        List<Dss.Signature> signatures = Dss.trusting(
                        List.of(TestKeys.AUTHORITY.certificate()), List.of(TestKeys.AUTHORITY.crl()))
                .at(TestKeys.CLOCK.instant())
                .judge(decision.issued());
        assertThat(signatures).hasSize(2).allSatisfy(signature -> {
            assertThat(signature.level()).isEqualTo("PAdES-BASELINE-B");
            assertThat(signature.intact()).isTrue();
            assertThat(signature.undefinedChanges()).isZero();
            assertThat(signature.annotationChanges()).isZero();
            assertThat(signature.indication()).isEqualTo("TOTAL_PASSED");
            assertThat(signature.warnings())
                    .contains("Elements overlap on page(s) [1]")
                    .allMatch(warning ->
                            warning.startsWith("Elements overlap") || warning.endsWith("access is not present!"));
        });
    }

    @Test
    void ourOwnValidatorPassesEveryStep() {
        PdfValidator validator = PdfValidator.builder()
                .trust(List.of(TestKeys.AUTHORITY.certificate()))
                .crls(List.of(TestKeys.AUTHORITY.crl()))
                .clock(TestKeys.CLOCK)
                .build();
        for (byte[] step : List.of(decision.byLeader(), decision.issued())) {
            ValidationReport report = validator.validate(step);
            assertThat(report.totalPassed()).as(report.toJson()).isTrue();
        }
    }

    @Test
    void theIncrementHasOnlyWhatChanged() {
        String increment = new String(
                decision.issued(),
                decision.byLeader().length,
                decision.issued().length - decision.byLeader().length,
                StandardCharsets.ISO_8859_1);
        assertThat(increment)
                .doesNotContain(
                        "/Type /Catalog", "/Type /Pages", "/Type /Page\n", "FontFile2", "Helvetica", "/OutputIntents");
        assertThat(increment.length() - 2 * 6000).isLessThan(24_000);
    }
}
