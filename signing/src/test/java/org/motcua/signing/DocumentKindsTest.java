package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Qpdf;
import org.motcua.signing.testkit.TestKeyKind;

/** Documents as other programs write them. */
class DocumentKindsTest {

    @TempDir
    Path folder;

    private byte[] sign(byte[] pdf) {
        return TestKeys.signer(folder, TestKeyKind.P_256)
                .sign(pdf, SignatureRequest.builder().build());
    }

    private static void assertValid(byte[] pdf) {
        assertThat(Judged.signatures(pdf)).singleElement().satisfies(signature -> {
            assertThat(signature.valid()).as(signature.toString()).isTrue();
            assertThat(signature.coversWholeDocument()).isTrue();
        });
        Qpdf.Report report = Qpdf.check(pdf);
        assertThat(report.clean()).as(report.output()).isTrue();
        assertThat(Judged.validated(pdf)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "1.4", "1.5", "1.6", "1.7", "2.0"})
    void signsEveryVersion(String version) {
        String text = new String(TestDocuments.withTable(), StandardCharsets.ISO_8859_1);
        byte[] pdf = ("%PDF-" + version + text.substring("%PDF-1.7".length())).getBytes(StandardCharsets.ISO_8859_1);
        byte[] signed = sign(pdf);
        assertValid(signed);
        assertThat(signed).startsWith(pdf);
    }

    /** RC4 and AES-256 as other programs write them; revision 5 is an extension of Adobe that PDFBox does not write. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--allow-weak-crypto --encrypt  chu 40 --",
                "--allow-weak-crypto --encrypt  chu 128 --use-aes=n --",
                "--allow-weak-crypto --encrypt  chu 128 --use-aes=y --",
                "--allow-weak-crypto --encrypt  chu 256 --force-R5 --",
                "--encrypt  chu 256 --",
                "--object-streams=generate --encrypt  chu 256 --cleartext-metadata --"
            })
    void signsDocumentEncryptedByAnotherProgram(String options) throws Exception {
        Path input = Files.write(folder.resolve("in.pdf"), TestDocuments.withTable());
        Path encrypted = folder.resolve("encrypted.pdf");
        List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
        arguments.addAll(List.of(input.toString(), encrypted.toString()));
        TestDocuments.qpdf(arguments.toArray(new String[0]));
        byte[] signed = TestKeys.signer(folder, TestKeyKind.P_256)
                .sign(
                        Files.readAllBytes(encrypted),
                        SignatureRequest.builder()
                                .at(Placement.rectangle(1, 20, 20, 60, 25))
                                .appearance(SignatureAppearance.text("Nguyễn Văn An"))
                                .build());
        assertValid(signed);
        assertThat(TestDocuments.text(signed)).contains("Nguyễn Văn An");
    }

    @Test
    void signsLinearisedDocument() throws Exception {
        Path input = Files.write(folder.resolve("in.pdf"), TestDocuments.withTable());
        Path linearised = folder.resolve("linearised.pdf");
        TestDocuments.qpdf("--linearize", input.toString(), linearised.toString());
        byte[] pdf = Files.readAllBytes(linearised);
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).contains("/Linearized");
        byte[] signed = sign(pdf);
        assertThat(Judged.signatures(signed)).singleElement().matches(Pdfsig.Signature::valid);
        assertThat(Judged.validated(signed)).hasSize(1);
    }

    @Test
    void signsDocumentWithObjectStreamsOfAnotherProgram() throws Exception {
        Path input = Files.write(folder.resolve("in.pdf"), TestDocuments.withTable());
        Path packed = folder.resolve("packed.pdf");
        TestDocuments.qpdf("--object-streams=generate", "--force-version=1.5", input.toString(), packed.toString());
        assertValid(sign(Files.readAllBytes(packed)));
    }

    @Test
    void signsDocumentThatDoesNotEndInALineEnd() {
        byte[] pdf = TestDocuments.withTable();
        byte[] trimmed = new String(pdf, StandardCharsets.ISO_8859_1).strip().getBytes(StandardCharsets.ISO_8859_1);
        assertThat(trimmed[trimmed.length - 1]).isEqualTo((byte) 'F');
        assertValid(sign(trimmed));
    }

    @Test
    void signsHybridDocumentWithATable() {
        // The table of a hybrid section is followed by a table again, and what /XRefStm lists stays reachable.
        byte[] signed = sign(TestDocuments.hybrid());
        assertValid(signed);
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        assertThat(text.substring(text.lastIndexOf("trailer"))).doesNotContain("XRefStm");
    }

    @Test
    void signsWithoutAnId() {
        String text = new String(TestDocuments.withTable(), StandardCharsets.ISO_8859_1);
        String anonymous = text.replaceFirst("/ID \\[[^]]*]", "");
        assertThat(anonymous).isNotEqualTo(text);
        byte[] signed = sign(anonymous.getBytes(StandardCharsets.ISO_8859_1));
        assertValid(signed);
        assertThat(new String(signed, StandardCharsets.ISO_8859_1)).contains("/ID [");
    }

    /** Names are bytes: a page that is written again with others no longer finds its fonts. */
    @Test
    void keepsNamesThatAreNoUtf8() throws IOException {
        String text = new String(TestDocuments.withTable(), StandardCharsets.ISO_8859_1);
        byte[] pdf = text.replaceFirst("/Rotate 0", "/F\u00e9 /\u00e9   ").getBytes(StandardCharsets.ISO_8859_1);
        byte[] signed = sign(pdf);
        assertValid(signed);
        try (PDDocument document = Loader.loadPDF(signed)) {
            COSDictionary page = document.getPage(0).getCOSObject();
            assertThat(page.getCOSName(COSName.getPDFName(new byte[] {'F', (byte) 0xe9})))
                    .isEqualTo(COSName.getPDFName(new byte[] {(byte) 0xe9}));
        }
    }

    /** OpenOffice keeps its own file under /AdditionalStreams; other programs take the entry over without the object. */
    @Test
    void makesNoObjectThatTheTrailerAlreadyLeadsTo() {
        String text = new String(TestDocuments.withTable(), StandardCharsets.ISO_8859_1);
        long size = Long.parseLong(text.replaceFirst("(?s).*/Size (\\d+).*", "$1"));
        String led = text.replaceFirst("/Size ", "/AdditionalStreams [/a " + size + " 0 R] /Size ");
        byte[] signed = sign(led.getBytes(StandardCharsets.ISO_8859_1));
        assertValid(signed);
        assertThat(new String(signed, StandardCharsets.ISO_8859_1)).doesNotContain("\n" + size + " 0 obj");
    }

    /** Else the entry would come back after a signature that was made without it. */
    @Test
    void leavesOutOfTheTrailerWhatALaterRevisionHasDropped() {
        String text = new String(TestDocuments.withTable(), StandardCharsets.ISO_8859_1);
        String led = text.replaceFirst("/Size ", "/AdditionalStreams [/a 1 0 R] /Size ");
        assertThat(afterwards(led)).contains("/AdditionalStreams");
        String root = led.replaceFirst("(?s).*(/Root \\d+ 0 R).*", "$1");
        String size = led.replaceFirst("(?s).*(/Size \\d+).*", "$1");
        String previous = led.replaceFirst("(?s).*startxref\\s+(\\d+).*", "/Prev $1");
        String dropped = led + "xref\n0 1\n0000000000 65535 f \ntrailer\n<<" + root + size + previous
                + ">>\nstartxref\n" + led.length() + "\n%%EOF\n";
        assertThat(afterwards(dropped)).doesNotContain("/AdditionalStreams");
    }

    /** What signing adds. */
    private String afterwards(String pdf) {
        byte[] signed = sign(pdf.getBytes(StandardCharsets.ISO_8859_1));
        assertValid(signed);
        return new String(signed, StandardCharsets.ISO_8859_1).substring(pdf.length());
    }
}
