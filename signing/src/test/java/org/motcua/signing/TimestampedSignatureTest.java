package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.judges.Dss;
import org.motcua.judges.Qpdf;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestTimestampAuthority;
import org.motcua.signing.timestamp.Imprint;
import org.motcua.signing.timestamp.TimestampException;
import org.motcua.signing.timestamp.TimestampFailure;
import org.motcua.signing.timestamp.TimestampService;
import org.motcua.signing.timestamp.TimestampToken;

class TimestampedSignatureTest {

    private static final SignatureRequest REQUEST =
            SignatureRequest.builder().level(Level.B_T).build();
    private static final TestTimestampAuthority AUTHORITY =
            TestTimestampAuthority.of(TestKeys.AUTHORITY, TestKeys.CLOCK);

    @TempDir
    Path folder;

    private PdfSigner.Builder signer() {
        return PdfSigner.builder().key(TestKeys.open(folder, TestKeyKind.P_256)).clock(TestKeys.CLOCK);
    }

    /** The real service, but expecting tokens of another size. */
    private record Expecting(int expectedTokenBytes) implements TimestampService {
        @Override
        public TimestampToken stamp(Imprint imprint) {
            return AUTHORITY.stamp(imprint);
        }
    }

    private record Failing() implements TimestampService {
        @Override
        public TimestampToken stamp(Imprint imprint) {
            throw new TimestampException(
                    new TimestampFailure(
                            "tsa.example", TimestampFailure.Reason.REFUSED, "out of order", Optional.empty()),
                    null);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8192, 16})
    void provesTheTimeOfTheSignatureWhateverSizeOfTokenWasExpected(int expectedTokenBytes) throws IOException {
        Path input = Files.write(folder.resolve("in.pdf"), TestDocuments.withTable());
        Path output = folder.resolve("out.pdf");

        SigningResult result =
                signer().timestamps(new Expecting(expectedTokenBytes)).build().sign(input, output, REQUEST);

        assertThat(result.level()).isEqualTo(Level.B_T);
        assertThat(result.provenTime()).contains(TestKeys.CLOCK.instant());
        assertThat(result.shortfall()).isEmpty();
        byte[] signed = Files.readAllBytes(output);
        assertThat(Judged.signatures(signed)).singleElement().matches(signature -> signature.valid());
        assertThat(Qpdf.check(signed).clean()).isTrue();
        assertThat(Dss.trusting(List.of(TestKeys.AUTHORITY.certificate()), List.of(TestKeys.AUTHORITY.crl()))
                        .at(TestKeys.CLOCK.instant())
                        .judge(signed))
                .singleElement()
                .satisfies(signature -> {
                    assertThat(signature.intact()).isTrue();
                    assertThat(signature.level()).as(signature.toString()).isEqualTo("PAdES-BASELINE-T");
                });
    }

    @Test
    void writesNothingWhenTheServiceFails() throws IOException {
        Path input = Files.write(folder.resolve("in.pdf"), TestDocuments.withTable());
        Path output = folder.resolve("out.pdf");
        PdfSigner signer = signer().timestamps(new Failing()).build();
        assertThatThrownBy(() -> signer.sign(input, output, REQUEST))
                .isInstanceOf(TimestampException.class)
                .hasMessageContaining("tsa.example");
        assertThat(output).doesNotExist();
    }

    @Test
    void saysSoWhenItMaySignAtALowerLevel() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        SigningResult result = signer().timestamps(new Failing())
                .fallBackToLowerLevel()
                .build()
                .sign(new ByteArrayInputStream(TestDocuments.withTable()), output, REQUEST);
        assertThat(result.level()).isEqualTo(Level.B_B);
        assertThat(result.shortfall()).hasValueSatisfying(why -> assertThat(why).contains("tsa.example"));
        assertThat(Judged.signatures(output.toByteArray())).singleElement().matches(signature -> signature.valid());
    }

    @Test
    void refusesLevelsThatItCannotReach() {
        assertThatThrownBy(() -> signer().build().sign(TestDocuments.withTable(), REQUEST))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("time-stamping service");
    }

    @Test
    void stampsWhenASignatureMadeElsewhereComesBack() throws IOException {
        Path input = Files.write(folder.resolve("in.pdf"), TestDocuments.withTable());
        Path prepared = folder.resolve("prepared.pdf");
        Path output = folder.resolve("out.pdf");
        TwoStepSigner signer = TwoStepSigner.builder()
                .chain(TestKeys.key(TestKeyKind.P_256).chain())
                .timestamps(AUTHORITY)
                .clock(TestKeys.CLOCK)
                .build();
        PreparedSignature signature = signer.prepare(input, prepared, REQUEST);
        byte[] value = TestKeys.open(folder, TestKeyKind.P_256).sign(signature.dataToBeSigned(), signature.algorithm());
        assertThat(signer.complete(signature, value, prepared, output).level()).isEqualTo(Level.B_T);
        assertThat(Judged.signatures(Files.readAllBytes(output)))
                .singleElement()
                .matches(judged -> judged.valid());
    }
}
