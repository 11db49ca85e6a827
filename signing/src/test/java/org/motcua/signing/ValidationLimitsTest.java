package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.testkit.TestKeyKind;

/** A document that costs more than its limits is not judged, and the report names the limit. */
class ValidationLimitsTest {

    @TempDir
    static Path folder;

    private static byte[] signed;

    @BeforeAll
    static void sign() {
        signed = TestKeys.signer(folder, TestKeyKind.P_256)
                .sign(TestDocuments.withXrefStream(), SignatureRequest.builder().build());
    }

    private static ValidationReport validate(UnaryOperator<ValidationLimits.Builder> change) {
        return PdfValidator.builder()
                .trust(List.of(TestKeys.AUTHORITY.certificate()))
                .crls(List.of(TestKeys.AUTHORITY.crl()))
                .clock(TestKeys.CLOCK)
                .limits(change.apply(ValidationLimits.builder()).build())
                .build()
                .validate(signed);
    }

    private static void unreadable(UnaryOperator<ValidationLimits.Builder> change, String named) {
        ValidationReport report = validate(change);
        assertThat(report.totalPassed()).isFalse();
        assertThat(report.errorCode()).contains(FindingCode.FILE_LIMIT_EXCEEDED);
        assertThat(report.error()).hasValueSatisfying(text -> assertThat(text).contains(named));
    }

    @Test
    void passesWithinTheDefaults() {
        assertThat(validate(limits -> limits).totalPassed()).isTrue();
    }

    @Test
    void stopsAtEachLimitOfTheFile() {
        unreadable(limits -> limits.fileBytes(1_000), "more than 1000 bytes");
        unreadable(limits -> limits.revisions(1), "more than 1 revisions");
        unreadable(limits -> limits.objects(10), "more than 10 objects");
        unreadable(limits -> limits.parsedObjects(3), "more than 3 objects parsed");
        unreadable(limits -> limits.decodedTotalBytes(10), "more than 10 bytes decoded");
        unreadable(limits -> limits.decodedStreamBytes(10), "bytes");
        unreadable(limits -> limits.wallTime(Duration.ofNanos(1)), "milliseconds");
    }

    @Test
    void refusesASignatureWithTooManyAttributesOrCertificates() {
        for (ValidationReport report :
                List.of(validate(limits -> limits.attributes(1)), validate(limits -> limits.certificates(1)))) {
            SignatureReport signature = report.signatures().get(0);
            assertThat(signature.passed()).isFalse();
            assertThat(signature.integrity()).isEqualTo(Integrity.UNREADABLE);
        }
    }

    @Test
    void refusesALimitThatIsNone() {
        assertThatThrownBy(() -> ValidationLimits.builder().signatures(0).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("signatures");
        assertThatThrownBy(
                        () -> ValidationLimits.builder().wallTime(Duration.ZERO).build())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
