package org.motcua.judges;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class JudgesTest {

    private static final byte[] PDF = pdf(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            "<</Length 35>> stream\nBT /F 12 Tf 5 30 Td (one door)Tj ET\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");

    @Test
    void qpdfReportsAMissingCrossReferenceTable() {
        String untidy = new String(PDF, StandardCharsets.ISO_8859_1).replace("xref", "****");
        Qpdf.Report report = Qpdf.check(untidy.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(report.clean()).isFalse();
        assertThat(report.output()).contains("file is damaged");
        assertThat(Qpdf.check(PDF).output()).contains("No syntax or stream encoding errors found");
        assertThat(Qpdf.check(PDF).clean()).isTrue();
    }

    @Test
    void veraPdfNamesTheRulesThatFail() {
        assertThat(VeraPdf.failures(PDF, "2b"))
                .extracting(VeraPdf.Failure::rule)
                .contains("6.6.2.1-1", "6.2.11.4.1-1");
    }

    @Test
    void popplerReadsTextAndDrawsThePage() {
        assertThat(Pdftotext.text(PDF)).contains("one door");
        assertThat(Pdftoppm.png(PDF, 1, 72)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void unsignedFileHasNoSignatures() {
        assertThat(Pdfsig.judge(PDF)).isEmpty();
        assertThat(Dss.withoutTrust().judge(PDF)).isEmpty();
    }

    @Test
    void bothSignatureJudgesFindBothSignatures() throws IOException {
        byte[] pdf = corpus("signed/dss/0c8c52-pades-two-sig-copied-tst.pdf");

        assertThat(Pdfsig.judge(pdf))
                .containsExactly(
                        new Pdfsig.Signature(
                                "Signature1", "good-user", "ETSI.CAdES.detached", "Signature is Valid.", false),
                        new Pdfsig.Signature(
                                "Signature2", "good-user", "ETSI.CAdES.detached", "Signature is Valid.", true));
        assertThat(Dss.withoutTrust().judge(pdf))
                .extracting(Dss.Signature::field, Dss.Signature::intact)
                .hasSize(2)
                .allSatisfy(signature -> assertThat(signature.toList().get(1)).isEqualTo(true));
    }

    /** A file with these objects, numbered from 1, the catalog first. */
    private static byte[] pdf(String... objects) {
        StringBuilder file = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.length; i++) {
            table.append("%010d 00000 n \n".formatted(file.length()));
            file.append("%d 0 obj\n%s\nendobj\n".formatted(i + 1, objects[i]));
        }
        int size = objects.length + 1;
        int start = file.length();
        file.append("xref\n0 %d\n%strailer\n<</Root 1 0 R/Size %d>>\n".formatted(size, table, size));
        file.append("startxref\n%d\n%%%%EOF\n".formatted(start));
        return file.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] corpus(String file) throws IOException {
        String corpora = System.getProperty("motcua.corpora", "");
        if (corpora.isEmpty()) {
            Assumptions.abort("Set -Dmotcua.corpora to the folder of signed PDFs to run this test");
        }
        return Files.readAllBytes(Path.of(corpora).resolve(file));
    }
}
