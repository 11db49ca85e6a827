package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.PublicKeyProtectionPolicy;
import org.apache.pdfbox.pdmodel.encryption.PublicKeyRecipient;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Assumptions;

/** Documents to sign, made by PDFBox. */
final class TestDocuments {

    static final String ANCHOR = "KT. GIÁM ĐỐC";
    static final String LEADER = "Nguyễn Thị Hồng Phượng";

    private static final String XMP = """
            <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <pdfaid:part>PART</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>""";

    private TestDocuments() {}

    /** Two pages of A4 with a cross-reference table. */
    static byte[] withTable() {
        return save(letter(0), CompressParameters.NO_COMPRESSION);
    }

    /** Two pages of A4 with object streams and a cross-reference stream. */
    static byte[] withXrefStream() {
        return save(letter(0), CompressParameters.DEFAULT_COMPRESSION);
    }

    static byte[] rotated(int degrees) {
        return save(letter(degrees), CompressParameters.NO_COMPRESSION);
    }

    static byte[] encryptedFor(X509Certificate reader) {
        try (PDDocument document = letter(0)) {
            PublicKeyRecipient recipient = new PublicKeyRecipient();
            recipient.setX509(reader);
            recipient.setPermission(AccessPermission.getOwnerAccessPermission());
            PublicKeyProtectionPolicy policy = new PublicKeyProtectionPolicy();
            policy.addRecipient(recipient);
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            document.save(output, CompressParameters.NO_COMPRESSION);
            return output.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page whose crop box is no media box and whose unit is half a point. */
    static byte[] croppedWithUnit(int degrees) {
        PDDocument document = letter(degrees);
        for (PDPage page : document.getPages()) {
            page.setMediaBox(new PDRectangle(-20, -30, 1300, 1800));
            page.setCropBox(new PDRectangle(50, 40, 1100, 1600));
            page.getCOSObject().setFloat(COSName.getPDFName("UserUnit"), 0.5f);
        }
        return save(document, CompressParameters.NO_COMPRESSION);
    }

    /** A page turned by as much, on which a leader's title and name read from left to right as it is shown. */
    static byte[] signatureBlock(int degrees) {
        PDDocument document = new PDDocument();
        document.setDocumentId(20261120L);
        PDPage page = new PDPage(PDRectangle.A4);
        page.setRotation(degrees);
        document.addPage(page);
        double shownHeight = degrees % 180 == 0 ? 842 : 595;
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            PDType0Font font = PDType0Font.load(document, liberation(), true);
            Map<String, Double> lines =
                    Map.of("GIÁM ĐỐC", 400.0, LEADER, 500.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 70.0);
            for (Map.Entry<String, Double> line : lines.entrySet()) {
                content.beginText();
                content.setFont(font, 14);
                float x = 400 - font.getStringWidth(line.getKey()) * 14 / 2000;
                content.setTextMatrix(upright(degrees, x, (float) (shownHeight - line.getValue())));
                content.showText(line.getKey());
                content.endText();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return save(document, CompressParameters.NO_COMPRESSION);
    }

    /** Turns text back on an A4 page that is turned, and moves it to where it is shown from the bottom left. */
    private static Matrix upright(int degrees, float x, float y) {
        return switch (degrees) {
            case 90 -> new Matrix(0, 1, -1, 0, 595.28f - y, x);
            case 180 -> new Matrix(-1, 0, 0, -1, 595.28f - x, 841.89f - y);
            case 270 -> new Matrix(0, -1, 1, 0, y, 841.89f - x);
            default -> new Matrix(1, 0, 0, 1, x, y);
        };
    }

    static byte[] encrypted(int bits, boolean aes, String owner, String user, AccessPermission permissions) {
        try (PDDocument document = letter(0)) {
            StandardProtectionPolicy policy = new StandardProtectionPolicy(owner, user, permissions);
            policy.setEncryptionKeyLength(bits);
            policy.setPreferAES(aes);
            document.protect(policy);
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            document.save(output, CompressParameters.NO_COMPRESSION);
            return output.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page shown turned by 90 degrees, on which the anchor reads from left to right. */
    static byte[] uprightOnTurnedPage() {
        PDDocument document = letter(90);
        try (PDPageContentStream content = new PDPageContentStream(document, document.getPage(0))) {
            PDType0Font font = PDType0Font.load(document, liberation(), true);
            content.beginText();
            content.setFont(font, 14);
            // Shown x = 100, y = 200 from the top left is x = 200, y = 100 of the page itself.
            content.setTextMatrix(new Matrix(0, 1, -1, 0, 200, 100));
            content.showText(ANCHOR);
            content.endText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return save(document, CompressParameters.NO_COMPRESSION);
    }

    /** The same two pages as PDF/A-2b. */
    static byte[] pdfA2b(boolean xrefStream) {
        return save(
                pdfA(2, true), xrefStream ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
    }

    /** The same two pages as PDF/A of level B of a part: 1, 2 or 3. */
    static byte[] pdfA(int part) {
        return save(pdfA(part, true), CompressParameters.NO_COMPRESSION);
    }

    /** An empty page of PDF/A of level B that has no output intent. */
    static byte[] pdfAWithoutOutputIntent(int part) {
        return save(pdfA(part, false), CompressParameters.NO_COMPRESSION);
    }

    private static PDDocument pdfA(int part, boolean outputIntent) {
        try {
            PDDocument document = outputIntent ? letter(0) : new PDDocument();
            if (outputIntent) {
                byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
                PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
                intent.setInfo("sRGB");
                intent.setOutputCondition("sRGB");
                intent.setOutputConditionIdentifier("sRGB");
                document.getDocumentCatalog().addOutputIntent(intent);
            } else {
                document.addPage(new PDPage(PDRectangle.A4));
            }
            PDMetadata metadata = new PDMetadata(document);
            metadata.importXMPMetadata(XMP.replace("PART", String.valueOf(part)).getBytes(StandardCharsets.UTF_8));
            document.getDocumentCatalog().setMetadata(metadata);
            document.setVersion(part == 1 ? 1.4f : 1.7f);
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table for old readers whose trailer names a stream with one more object, as some word processors write it. */
    static byte[] hybrid() {
        StringBuilder pdf = new StringBuilder("%PDF-1.5\n");
        int[] offsets = new int[6];
        String[] bodies = {
            "<</Type/Catalog/Pages 2 0 R/Hidden 5 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>>>>"
        };
        for (int i = 0; i < bodies.length; i++) {
            offsets[i + 1] = pdf.length();
            pdf.append(i + 1).append(" 0 obj\n").append(bodies[i]).append("\nendobj\n");
        }
        offsets[5] = pdf.length();
        pdf.append("5 0 obj\n<</Secret true>>\nendobj\n");
        offsets[4] = pdf.length();
        String row = String.format(Locale.ROOT, "01%08X00", offsets[5]);
        pdf.append("4 0 obj\n<</Type/XRef/Size 6/Index[5 1]/W[1 4 1]/Filter/ASCIIHexDecode/Length ")
                .append(row.length() + 1)
                .append(">>\nstream\n")
                .append(row)
                .append(">\nendstream\nendobj\n");
        int table = pdf.length();
        pdf.append("xref\n0 5\n0000000000 65535 f \n");
        for (int number = 1; number <= 4; number++) {
            pdf.append(String.format(Locale.ROOT, "%010d 00000 n \n", offsets[number]));
        }
        pdf.append("5 1\n0000000000 00000 f \n");
        pdf.append("trailer\n<</Size 6/Root 1 0 R/XRefStm ")
                .append(offsets[4])
                .append(">>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A document with the signature field "ky", whose dictionary is finished by the given step. */
    static byte[] withField(Consumer<COSDictionary> step) {
        byte[] prepared = FieldPreparer.prepare(
                withTable(), List.of(new SignatureField("ky", "Ký", 1, new Box(300, 200, 150, 60))));
        try {
            PDDocument document = Loader.loadPDF(prepared);
            step.accept(document.getSignatureFields().get(0).getCOSObject());
            return save(document, CompressParameters.NO_COMPRESSION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] withXfa() {
        PDDocument document = letter(0);
        COSDictionary form = new COSDictionary();
        form.setItem(COSName.FIELDS, new COSArray());
        form.setItem(COSName.XFA, new COSArray());
        document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
        return save(document, CompressParameters.NO_COMPRESSION);
    }

    /** Everything that the pages and the appearances on them say. */
    static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.getDocumentCatalog().getAcroForm(null).flatten();
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A blue scrawl on a transparent ground. */
    static byte[] signatureImage() {
        BufferedImage image = new BufferedImage(300, 120, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(20, 40, 160));
        graphics.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.drawArc(20, 20, 120, 80, 30, 250);
        graphics.drawLine(120, 90, 200, 20);
        graphics.drawLine(200, 20, 280, 100);
        graphics.dispose();
        return png(image);
    }

    /** A red ring on a transparent ground. */
    static byte[] sealImage() {
        BufferedImage image = new BufferedImage(240, 240, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(220, 0, 0, 200));
        graphics.setStroke(new BasicStroke(10));
        graphics.drawOval(10, 10, 220, 220);
        graphics.drawOval(50, 50, 140, 140);
        graphics.dispose();
        return png(image);
    }

    private static PDDocument letter(int rotation) {
        try {
            PDDocument document = new PDDocument();
            document.setDocumentId(20261120L);
            PDType0Font font;
            try (InputStream file =
                    TestDocuments.class.getResourceAsStream("/liberation/LiberationSerif-Regular.ttf")) {
                font = PDType0Font.load(document, file, true);
            }
            for (int number = 1; number <= 2; number++) {
                PDPage page = new PDPage(PDRectangle.A4);
                page.setRotation(rotation);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    line(content, font, 740, "QUYẾT ĐỊNH, trang " + number);
                    line(content, font, 700, "Cấp giấy chứng nhận đủ điều kiện bán lẻ xăng dầu");
                    line(content, font, 300, number == 1 ? ANCHOR : "Nơi nhận:");
                }
            }
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream liberation() {
        return TestDocuments.class.getResourceAsStream("/liberation/LiberationSerif-Regular.ttf");
    }

    private static void line(PDPageContentStream content, PDType0Font font, float y, String text) throws IOException {
        content.beginText();
        content.setFont(font, 14);
        content.newLineAtOffset(72, y);
        content.showText(text);
        content.endText();
    }

    private static byte[] save(PDDocument document, CompressParameters parameters) {
        try (document) {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            document.save(output, parameters);
            return output.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] png(BufferedImage image) {
        try {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            ImageIO.write(image, "png", output);
            return output.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has qpdf write a document; a test is skipped where it is not installed. */
    static void qpdf(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("qpdf"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command).inheritIO().start();
        } catch (IOException e) {
            Assumptions.abort("qpdf is not installed here");
            throw e;
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
