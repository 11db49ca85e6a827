package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.testkit.TestKeyKind;

class StreamsTest {

    private static final SignatureRequest PLAIN = SignatureRequest.builder().build();

    @TempDir
    Path folder;

    @Test
    void signsWhatOneStreamHasIntoAnother() {
        byte[] pdf = TestDocuments.withTable();
        PdfSigner signer = TestKeys.signer(folder, TestKeyKind.P_256);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        SigningResult result = signer.sign(new ByteArrayInputStream(pdf), output, PLAIN);
        assertThat(output.toByteArray()).isEqualTo(signer.sign(pdf, PLAIN)).hasSize((int) result.length());
    }

    @Test
    void writesNothingWhenItCannotSign() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PdfSigner signer = TestKeys.signer(folder, TestKeyKind.P_256);
        assertThatThrownBy(() ->
                        signer.sign(new ByteArrayInputStream("no PDF".getBytes(StandardCharsets.UTF_8)), output, PLAIN))
                .isInstanceOf(UnreadablePdfException.class)
                .hasMessageStartingWith("The document is not a PDF");
        assertThat(output.size()).isZero();
    }
}
