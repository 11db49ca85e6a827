package org.motcua.workflow.compose;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PagePosition;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.motcua.signing.Box;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** XHTML to PDF/A-2a. Thread-safe. */
final class PageRenderer {

    private static final Pattern FIELD_ID = Pattern.compile("^(document|signature)\\.");

    private final Typefaces typefaces;
    private final byte[] colourProfile =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    PageRenderer(Typefaces typefaces) {
        this.typefaces = typefaces;
        if (XRLog.getLoggerImpl() == null) { // the application has not chosen
            XRLog.setLoggerImpl(new LayoutLog());
        }
    }

    /**
     * Takes the first of several settings of the same text, from airy to dense, that needs no more pages than the densest:
     * a signature block alone on a last page helps nobody.
     */
    RenderedPages renderAiriest(List<Supplier<Document>> settings, String author, Instant time) {
        int fewest = 1;
        for (int i = 0; i < settings.size(); i++) {
            Document page = settings.get(i).get();
            String title = title(page);
            try (PDDocument pdf = new PDDocument();
                    PdfBoxRenderer renderer = renderer(page, pdf)) {
                renderer.layout();
                if (i == 0 && pages(renderer) > 1) {
                    fewest = settings.size() == 1
                            ? pages(renderer)
                            : pages(settings.get(settings.size() - 1).get());
                    if (fewest > DocumentComposer.MAX_PAGES) {
                        throw new TooManyPagesException(title, fewest);
                    }
                }
                if (pages(renderer) <= fewest) {
                    renderer.createPDFWithoutClosing();
                    new DocumentMetadata(title, author, time).applyTo(pdf);
                    return new RenderedPages(saved(pdf), places(renderer), sheets(pdf));
                }
            } catch (IOException e) {
                throw new ComposeException("The document \"" + title + "\" cannot be written as PDF", e);
            }
        }
        throw new IllegalStateException("The densest setting needs more pages than itself");
    }

    /** What the page calls itself. */
    private static String title(Document page) {
        NodeList titles = page.getElementsByTagNameNS(TemplateMarkup.XHTML, "title");
        String title = titles.getLength() == 0 ? "" : titles.item(0).getTextContent();
        return ContentText.joined(title).strip();
    }

    private static List<RenderedPages.Sheet> sheets(PDDocument pdf) {
        List<RenderedPages.Sheet> sheets = new ArrayList<>();
        for (PDPage page : pdf.getPages()) {
            sheets.add(new RenderedPages.Sheet(
                    page.getMediaBox().getWidth(), page.getMediaBox().getHeight(), unembedded(page)));
        }
        return sheets;
    }

    /** A font of the reader instead of the document's: PDF/A forbids it, and each reader would show something else. */
    private static boolean unembedded(PDPage page) {
        for (COSName name : page.getResources().getFontNames()) {
            try {
                if (!page.getResources().getFont(name).isEmbedded()) {
                    return true;
                }
            } catch (IOException e) {
                return true;
            }
        }
        return false;
    }

    private int pages(Document page) throws IOException {
        try (PDDocument pdf = new PDDocument();
                PdfBoxRenderer renderer = renderer(page, pdf)) {
            renderer.layout();
            return pages(renderer);
        }
    }

    private static int pages(PdfBoxRenderer renderer) {
        return renderer.getRootBox().getLayer().getPages().size();
    }

    private PdfBoxRenderer renderer(Document page, PDDocument pdf) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withW3cDocument(page, "");
        builder.usePDDocument(pdf);
        builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
        builder.useColorProfile(colourProfile);
        builder.useUnicodeLineBreaker(new SpaceBreaker());
        // A document shows what is in its content and nothing from elsewhere.
        builder.useExternalResourceAccessControl(
                (uri, type) -> uri.startsWith("data:"), ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        typefaces.useIn(builder, pdf);
        return builder.buildPdfRenderer();
    }

    private static byte[] saved(PDDocument pdf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.save(out);
        return out.toByteArray();
    }

    private static Map<String, RenderedPages.Place> places(PdfBoxRenderer renderer) {
        Map<String, RenderedPages.Place> places = new HashMap<>();
        for (PagePosition<?> found : renderer.findPagePositionsByID(FIELD_ID)) {
            if (found.getWidth() > 0 && found.getHeight() > 0) {
                Box box = RenderedPages.snapped(found.getX(), found.getY(), found.getWidth(), found.getHeight());
                places.put(found.getId(), new RenderedPages.Place(found.getPageNo() + 1, box));
            }
        }
        return places;
    }
}
