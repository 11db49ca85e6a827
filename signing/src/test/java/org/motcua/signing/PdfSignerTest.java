package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.motcua.judges.Dss;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Qpdf;
import org.motcua.signing.testkit.TestKeyKind;

class PdfSignerTest {

    private static final SignatureRequest PLAIN = SignatureRequest.builder().build();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = TestKeyKind.class,
            mode = Mode.MATCH_ANY,
            names = {"RSA_.*", "P_.*"})
    void signsWithEveryKindOfKeyThatPdfsigKnows(TestKeyKind kind) throws IOException {
        Path input = Files.write(folder.resolve("in.pdf"), TestDocuments.withTable());
        Path output = folder.resolve("out.pdf");

        SigningResult result = TestKeys.signer(folder, kind).sign(input, output, PLAIN);

        assertThat(result.field()).isEqualTo("Signature1");
        assertThat(result.level()).isEqualTo(Level.B_B);
        assertThat(result.length()).isEqualTo(Files.size(output));
        assertThat(result.certificate()).isEqualTo(TestKeys.key(kind).certificate());
        assertValid(Files.readAllBytes(output));
    }

    @Test
    void signsDocumentWithXrefStream() {
        assertValid(TestKeys.signer(folder, TestKeyKind.P_256).sign(TestDocuments.withXrefStream(), PLAIN));
    }

    @Test
    void keepsEveryByteOfTheInput() {
        byte[] input = TestDocuments.withTable();
        byte[] output = TestKeys.signer(folder, TestKeyKind.P_256).sign(input, PLAIN);
        assertThat(Arrays.copyOf(output, input.length)).isEqualTo(input);
    }

    @Test
    void makesTheSameOfTheSame() {
        PdfSigner signer = TestKeys.signer(folder, TestKeyKind.P_256);
        byte[] input = TestDocuments.withTable();
        assertThat(signer.sign(input, PLAIN)).isEqualTo(signer.sign(input, PLAIN));
    }

    private static void assertValid(byte[] pdf) {
        List<Pdfsig.Signature> signatures = Pdfsig.judge(pdf);
        assertThat(signatures).hasSize(1);
        assertThat(signatures.get(0).valid()).as(signatures.toString()).isTrue();
        assertThat(signatures.get(0).coversWholeDocument()).isTrue();
        assertThat(signatures.get(0).type()).isEqualTo("ETSI.CAdES.detached");
        assertThat(signatures.get(0).signer()).isEqualTo("Nguyễn Văn An");
        Qpdf.Report report = Qpdf.check(pdf);
        assertThat(report.clean()).as(report.output()).isTrue();
        Dss dss = Dss.trusting(List.of(TestKeys.AUTHORITY.certificate()), List.of(TestKeys.AUTHORITY.crl()))
                .at(TestKeys.CLOCK.instant());
        assertThat(dss.judge(pdf)).singleElement().satisfies(signature -> {
            assertThat(signature.level()).isEqualTo("PAdES-BASELINE-B");
            assertThat(signature.intact()).isTrue();
            assertThat(signature.indication()).as(signature.toString()).isEqualTo("TOTAL_PASSED");
            assertThat(signature.warnings()).allMatch(warning -> warning.endsWith("access is not present!"));
            assertThat(signature.errors()).isEmpty();
        });
    }
}
