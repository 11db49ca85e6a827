package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.signing.TestPki.Kind;

class PdfSignerTest {

    @TempDir
    Path folder;

    private PdfSigner signer(Kind kind) {
        return PdfSigner.builder()
                .key(TestPki.key(folder, kind, "Nguyễn Văn An"))
                .clock(TestPki.CLOCK)
                .build();
    }

    private Path write(String name, byte[] pdf) throws IOException {
        return Files.write(folder.resolve(name), pdf);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void signsWithEveryKindOfKey(Kind kind) throws IOException {
        Path input = write("in.pdf", TestDocuments.withTable());
        Path output = folder.resolve("out.pdf");
        SigningResult result =
                signer(kind).sign(input, output, SignatureRequest.builder().build());
        assertThat(result.field()).isEqualTo("Signature1");
        assertThat(result.length()).isEqualTo(Files.size(output));
        assertThat(Judged.pdfsig(output))
                .contains("Signature is Valid.", "Total document signed", "ETSI.CAdES.detached", "Nguyễn Văn An");
        assertThat(Judged.qpdf(output)).contains("No syntax or stream encoding errors");
    }

    @Test
    void signsDocumentWithXrefStream() throws IOException {
        Path output = write(
                "out.pdf",
                signer(Kind.P_256)
                        .sign(
                                TestDocuments.withXrefStream(),
                                SignatureRequest.builder().build()));
        assertThat(Judged.pdfsig(output)).contains("Signature is Valid.", "Total document signed");
        assertThat(Judged.qpdf(output)).contains("No syntax or stream encoding errors");
    }
}
