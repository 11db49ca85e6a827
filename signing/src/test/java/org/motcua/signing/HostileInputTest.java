package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.testkit.TestKeyKind;

/** Documents made to exhaust whoever signs them. */
@Timeout(120)
class HostileInputTest {

    private static final int BOMB_BYTES = 150_000_000;

    @TempDir
    Path folder;

    private byte[] sign(byte[] pdf, SignatureRequest request) {
        return TestKeys.signer(folder, TestKeyKind.P_256).sign(pdf, request);
    }

    private static void assertRefused(ThrowingCallable signing) {
        assertThatThrownBy(signing)
                .isInstanceOf(UnreadablePdfException.class)
                .hasMessageContaining("decodes to more than");
    }

    @Test
    void refusesCrossReferenceStreamThatGrowsWithoutEnd() throws IOException {
        byte[] rows = deflated(BOMB_BYTES);
        assertRefused(() -> sign(
                withStream("/Type/XRef/Size 5/Root 1 0 R/W[1 4 2]/Filter/FlateDecode", rows, true),
                SignatureRequest.builder().build()));
    }

    @Test
    void refusesToLookForAnchorInContentThatGrowsWithoutEnd() throws IOException {
        byte[] pdf = withStream("/Filter/FlateDecode", deflated(BOMB_BYTES), false);
        SignatureRequest anchored = SignatureRequest.builder()
                .at(Placement.below("KT. GIÁM ĐỐC", 30, 12))
                .build();
        assertRefused(() -> sign(pdf, anchored));
    }

    @Test
    void refusesStreamThatWasDeflatedTwice() throws IOException {
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        try (DeflaterOutputStream output = new DeflaterOutputStream(twice)) {
            output.write(deflated(BOMB_BYTES));
        }
        byte[] pdf = withStream("/Filter[/FlateDecode/FlateDecode]", twice.toByteArray(), false);
        SignatureRequest anchored = SignatureRequest.builder()
                .at(Placement.below("KT. GIÁM ĐỐC", 30, 12))
                .build();
        assertRefused(() -> sign(pdf, anchored));
    }

    @Test
    void survivesTheBombsOfTheCorpus() throws IOException {
        String corpora = System.getProperty("motcua.corpora", "");
        if (corpora.isEmpty()) {
            Assumptions.abort("No corpora: run with -Dmotcua.corpora=FOLDER");
        }
        PdfSigner signer = TestKeys.signer(folder, TestKeyKind.P_256);
        List<Path> bombs;
        try (Stream<Path> files = Files.walk(Path.of(corpora, "hostile"))) {
            bombs = files.filter(file -> file.toString().endsWith(".pdf.gz")).toList();
        }
        for (Path bomb : bombs) {
            Path pdf = folder.resolve("bomb.pdf");
            try (InputStream input = new GZIPInputStream(Files.newInputStream(bomb))) {
                Files.write(pdf, input.readAllBytes());
            }
            try {
                signer.sign(
                        pdf,
                        folder.resolve("out.pdf"),
                        SignatureRequest.builder().build());
            } catch (SigningException refused) {
                Files.deleteIfExists(folder.resolve("out.pdf"));
            }
        }
    }

    @Test
    void refusesToKeepValidationDataThatGrowsWithoutEnd() throws IOException {
        byte[] pdf = sign(withStore(5), SignatureRequest.builder().build());
        assertThatThrownBy(() -> LongTermSupport.augmenter().build().augment(pdf, Level.B_LT))
                .isInstanceOf(UnreadablePdfException.class)
                .hasMessageContaining("more than");
    }

    @Test
    void readsValidationDataOnceThatIsListedThousandsOfTimes() throws IOException {
        byte[] pdf = sign(withStore(1), SignatureRequest.builder().build());
        assertThat(LongTermSupport.augmenter().build().augment(pdf, Level.B_LT)).startsWith(pdf);
    }

    /** A document whose validation data are so many streams of 60 MB, listed 2,000 times each. */
    private static byte[] withStore(int streams) throws IOException {
        byte[] zeros = deflated(60_000_000);
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            COSArray certificates = new COSArray();
            for (int i = 0; i < streams; i++) {
                COSStream stream = document.getDocument().createCOSStream();
                stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
                try (OutputStream raw = stream.createRawOutputStream()) {
                    raw.write(zeros);
                }
                COSObject reference = new COSObject(stream);
                for (int times = 0; times < 2_000; times++) {
                    certificates.add(reference);
                }
            }
            COSDictionary store = new COSDictionary();
            store.setItem(COSName.getPDFName("Certs"), certificates);
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("DSS"), store);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    private static byte[] deflated(int zeros) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 20];
        try (DeflaterOutputStream output = new DeflaterOutputStream(compressed)) {
            for (int written = 0; written < zeros; written += block.length) {
                output.write(block);
            }
        }
        return compressed.toByteArray();
    }

    /** One page whose fourth object is a stream: the cross-reference section itself, or the content of the page. */
    private static byte[] withStream(String entries, byte[] data, boolean xref) {
        StringBuilder pdf = new StringBuilder("%PDF-1.5\n");
        int[] offsets = new int[5];
        String[] bodies = {
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>>/Contents 4 0 R>>"
        };
        for (int i = 0; i < bodies.length; i++) {
            offsets[i + 1] = pdf.length();
            pdf.append(i + 1).append(" 0 obj\n").append(bodies[i]).append("\nendobj\n");
        }
        offsets[4] = pdf.length();
        pdf.append("4 0 obj\n<<")
                .append(entries)
                .append("/Length ")
                .append(data.length)
                .append(">>\nstream\n");
        pdf.append(new String(data, StandardCharsets.ISO_8859_1)).append("\nendstream\nendobj\n");
        int section = xref ? offsets[4] : pdf.length();
        if (!xref) {
            pdf.append("xref\n0 5\n0000000000 65535 f \n");
            for (int number = 1; number <= 4; number++) {
                pdf.append("0".repeat(10 - String.valueOf(offsets[number]).length()))
                        .append(offsets[number])
                        .append(" 00000 n \n");
            }
            pdf.append("trailer\n<</Size 5/Root 1 0 R>>\n");
        }
        pdf.append("startxref\n").append(section).append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
