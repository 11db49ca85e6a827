package org.motcua.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Calendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * PDFBox with Bouncy Castle's CMS classes, as one writes it from the documentation of both: PDFBox saves the increment,
 * and reads the file a second time to hash it. It does not look at what was changed after a signature.
 */
final class RawPdfBox implements Peer {

    private static final int CONTENTS_BYTES = 2 * SignatureOptions.DEFAULT_SIGNATURE_SIZE;

    private final RawCms cms;
    private final byte[] stamp = Documents.stamp();
    private final byte[] font;

    RawPdfBox(Credentials credentials) throws IOException {
        this.cms = new RawCms(credentials);
        this.font = Documents.font();
    }

    @Override
    public void sign(Path input, Path output) throws Exception {
        sign(input, output, false);
    }

    @Override
    public void signVisibly(Path input, Path output) throws Exception {
        sign(input, output, true);
    }

    private void sign(Path input, Path output, boolean visible) throws Exception {
        try (PDDocument document = Loader.loadPDF(input.toFile());
                OutputStream out = Files.newOutputStream(output);
                SignatureOptions options = new SignatureOptions()) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
            signature.setSignDate(Calendar.getInstance());
            options.setPreferredSignatureSize(CONTENTS_BYTES);
            if (visible) {
                options.setVisualSignature(appearance());
                options.setPage(0);
            }
            document.addSignature(signature, options);
            ExternalSigningSupport external = document.saveIncrementalForExternalSigning(out);
            external.setSignature(cms.sign(external.getContent()));
        }
    }

    @Override
    public void validate(Path signed) throws Exception {
        try (PDDocument document = Loader.loadPDF(signed.toFile())) {
            for (PDSignature signature : document.getSignatureDictionaries()) {
                try (InputStream file = Files.newInputStream(signed)) {
                    cms.validate(signature.getContents(), signature.getSignedContent(file));
                }
            }
        }
    }

    /** PDFBox takes the appearance as a document with a signature field. */
    private InputStream appearance() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDSignatureField field = new PDSignatureField(form);
            form.setSignaturesExist(true);
            form.setAppendOnly(true);
            form.getFields().add(field);
            PDRectangle rectangle = new PDRectangle(60, 40, 250, 70);
            PDAnnotationWidget widget = field.getWidgets().get(0);
            widget.setRectangle(rectangle);
            widget.setAppearance(drawn(document, rectangle));
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            document.save(output);
            return new ByteArrayInputStream(output.toByteArray());
        }
    }

    private PDAppearanceDictionary drawn(PDDocument document, PDRectangle rectangle) throws IOException {
        PDAppearanceStream stream = new PDAppearanceStream(document);
        stream.setResources(new PDResources());
        stream.setBBox(new PDRectangle(rectangle.getWidth(), rectangle.getHeight()));
        try (PDPageContentStream content = new PDPageContentStream(document, stream)) {
            PDFont serif = PDType0Font.load(document, new ByteArrayInputStream(font), true);
            content.drawImage(PDImageXObject.createFromByteArray(document, stamp, "stamp.png"), 2, 2, 80, 40);
            content.beginText();
            content.setFont(serif, 9);
            content.newLineAtOffset(90, 50);
            content.setLeading(12);
            content.showText("Ký bởi: Benchmark Signer");
            content.newLine();
            content.showText("Ngày ký: 22/11/2026");
            content.endText();
        }
        PDAppearanceDictionary appearance = new PDAppearanceDictionary();
        appearance.setNormalAppearance(stream);
        return appearance;
    }
}
