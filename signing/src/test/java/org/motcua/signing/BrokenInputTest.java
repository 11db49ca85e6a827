package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.testkit.TestKeyKind;

/** Inputs and outputs that are each wrong in one way: one clear line, and nothing left behind. */
class BrokenInputTest {

    private static final SignatureRequest PLAIN = SignatureRequest.builder().build();

    @TempDir
    Path folder;

    private PdfSigner signer;
    private Path outputs;

    @BeforeEach
    void setUp() throws IOException {
        signer = TestKeys.signer(folder, TestKeyKind.P_256);
        outputs = Files.createDirectory(folder.resolve("outputs"));
    }

    private void assertRefused(byte[] pdf, Class<? extends SigningException> kind, String... parts) throws IOException {
        Path input = Files.write(folder.resolve("vào.pdf"), pdf);
        assertThatThrownBy(() -> signer.sign(input, outputs.resolve("ra.pdf"), PLAIN))
                .isInstanceOf(kind)
                .hasMessageContainingAll(parts)
                .message()
                .doesNotContain("\n");
        assertThat(Files.readAllBytes(input)).isEqualTo(pdf);
        assertNothingLeft();
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> left = Files.list(outputs)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void refusesFileThatIsNotThere() throws IOException {
        assertThatThrownBy(() -> signer.sign(folder.resolve("thiếu.pdf"), outputs.resolve("ra.pdf"), PLAIN))
                .isInstanceOf(UnreadablePdfException.class)
                .hasMessageContainingAll("thiếu.pdf", "does not exist");
        assertNothingLeft();
    }

    @Test
    void refusesFolder() {
        assertThatThrownBy(() -> signer.sign(folder, outputs.resolve("ra.pdf"), PLAIN))
                .isInstanceOf(UnreadablePdfException.class)
                .hasMessageContaining("folder");
    }

    @Test
    void refusesWhatIsNoPdf() throws IOException {
        assertRefused(
                "<html></html>".getBytes(StandardCharsets.UTF_8), UnreadablePdfException.class, "vào.pdf", "not a PDF");
        assertRefused(new byte[0], UnreadablePdfException.class, "not a PDF");
        assertRefused("%PDF-1.7\n".getBytes(StandardCharsets.UTF_8), UnreadablePdfException.class, "damaged");
    }

    @Test
    void refusesPdfThatDoesNotBeginTheFile() throws IOException {
        byte[] pdf = TestDocuments.withTable();
        byte[] shifted = new byte[pdf.length + 1];
        shifted[0] = '\n';
        System.arraycopy(pdf, 0, shifted, 1, pdf.length);
        assertRefused(shifted, UnreadablePdfException.class, "%PDF-");
    }

    @Test
    void refusesTruncatedFile() throws IOException {
        byte[] pdf = TestDocuments.withTable();
        assertRefused(Arrays.copyOf(pdf, pdf.length - 200), UnreadablePdfException.class, "damaged");
    }

    @Test
    void refusesCrossReferencesThatWouldHaveToBeRebuilt() throws IOException {
        String pdf = new String(TestDocuments.withTable(), StandardCharsets.ISO_8859_1);
        String shifted = pdf.replaceFirst("\n1 0 obj", "\n%      \n1 0 obj");
        assertThat(shifted).isNotEqualTo(pdf);
        assertRefused(shifted.getBytes(StandardCharsets.ISO_8859_1), UnreadablePdfException.class, "damaged");
        String wrongStart = pdf.replaceFirst("startxref\n\\d+", "startxref\n77");
        assertRefused(wrongStart.getBytes(StandardCharsets.ISO_8859_1), UnreadablePdfException.class, "damaged");
    }

    @Test
    void refusesXfaForm() throws IOException {
        assertRefused(TestDocuments.withXfa(), UnsupportedPdfException.class, "XFA");
    }

    @Test
    void refusesToWriteOverTheInput() throws IOException {
        byte[] pdf = TestDocuments.withTable();
        Path input = Files.write(folder.resolve("vào.pdf"), pdf);
        assertThatThrownBy(() -> signer.sign(input, folder.resolve("outputs/../vào.pdf"), PLAIN))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("input itself");
        assertThat(Files.readAllBytes(input)).isEqualTo(pdf);
    }

    @Test
    void refusesOutputThatCannotBeWritten() throws IOException {
        Path input = Files.write(folder.resolve("vào.pdf"), TestDocuments.withTable());
        assertThatThrownBy(() -> signer.sign(input, folder.resolve("không-có/ra.pdf"), PLAIN))
                .isInstanceOf(OutputException.class)
                .hasMessageContainingAll("không-có", "does not exist");
        assertThatThrownBy(() -> signer.sign(input, outputs, PLAIN))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("folder");
        assertNothingLeft();
    }

    @Test
    void refusesReadOnlyOutput() throws IOException {
        Path input = Files.write(folder.resolve("vào.pdf"), TestDocuments.withTable());
        Path output = Files.write(outputs.resolve("ra.pdf"), new byte[] {1});
        Files.setPosixFilePermissions(output, PosixFilePermissions.fromString("r--r--r--"));
        Assumptions.assumeFalse(Files.isWritable(output), "This user may write read-only files");
        assertThatThrownBy(() -> signer.sign(input, output, PLAIN))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("read-only");
        assertThat(Files.readAllBytes(output)).containsExactly(1);
    }

    @Test
    void replacesAnEarlierOutputOnlyWhenItIsDone() throws IOException {
        Path input = Files.write(folder.resolve("vào.pdf"), TestDocuments.withTable());
        Path output = Files.write(outputs.resolve("ra.pdf"), new byte[] {1});
        assertThatThrownBy(() -> signer.sign(
                        input,
                        output,
                        SignatureRequest.builder().field("không có").build()))
                .isInstanceOf(FieldException.class);
        assertThat(Files.readAllBytes(output)).containsExactly(1);
        signer.sign(input, output, PLAIN);
        assertThat(Files.size(output)).isGreaterThan(Files.size(input));
        try (Stream<Path> left = Files.list(outputs)) {
            assertThat(left).containsExactly(output);
        }
    }
}
