package org.motcua.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.field.PageGeometry;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.increment.Source;
import org.motcua.signing.report.MarkedPage;
import org.motcua.signing.revision.FieldWidgets;
import org.motcua.signing.syntax.PdfSource;
import org.motcua.signing.syntax.PdfSyntaxException;

/**
 * Where the signatures of a validated document are seen, and pictures of those pages with each place outlined and numbered as
 * in the report: green with a tick for TOTAL_PASSED, amber with a question mark for INDETERMINATE, red with a cross for
 * TOTAL_FAILED.
 *
 * <p>A picture shows what PDFBox makes of the page and is no part of the proof: another viewer may show the page otherwise,
 * and what lies outside the outlines may be signed as well as what lies inside. Drawing costs what the page asks for: pages
 * of unknown origin are better not drawn in a process that must not run out of memory.
 *
 * <p>Not thread-safe; close it after use.
 */
public final class SignaturePlaces implements AutoCloseable {

    /** Pages that are searched for signatures; places on later ones are not found. */
    public static final int MAX_PAGES = 10_000;

    private final PdfInput input;
    private final List<SignaturePlace> places;

    private SignaturePlaces(PdfInput input, List<SignaturePlace> places) {
        this.input = input;
        this.places = List.copyOf(places);
    }

    /**
     * Finds the places in the document that the report is about.
     *
     * @throws SigningException if the document cannot be read, or does not have the signatures of the report
     */
    public static SignaturePlaces open(Path pdf, ValidationReport report) {
        return open(pdf, Optional.empty(), report);
    }

    /** As {@link #open(Path, ValidationReport)} for an encrypted document. */
    public static SignaturePlaces open(Path pdf, char[] password, ValidationReport report) {
        return open(pdf, Optional.of(password.clone()), report);
    }

    private static SignaturePlaces open(Path pdf, Optional<char[]> password, ValidationReport report) {
        Map<Integer, Integer> numbers = numbersByWidget(pdf, password.orElse(null), report);
        PdfInput input = PdfInput.open(Source.file(pdf), password);
        try {
            SignaturePlaces opened = new SignaturePlaces(input, find(input, numbers, report));
            return opened;
        } catch (RuntimeException e) {
            input.close();
            throw e;
        }
    }

    /** The signatures' numbers in the report by the object numbers of their widgets, found by the reader that validated. */
    private static Map<Integer, Integer> numbersByWidget(
            Path pdf, char @Nullable [] password, ValidationReport report) {
        List<FieldWidgets> signatures;
        try (PdfSource source = PdfSource.open(pdf)) {
            signatures = FieldWidgets.ofSignatures(source, password);
        } catch (IOException | UncheckedIOException | PdfSyntaxException e) {
            throw new UnreadablePdfException(pdf + " cannot be read: " + e.getMessage(), e);
        }
        List<String> found = signatures.stream().map(FieldWidgets::field).toList();
        List<String> wanted =
                report.signatures().stream().map(SignatureReport::field).toList();
        if (!found.equals(wanted)) {
            throw new SigningException(pdf + " is not the document of the report: it has the signatures " + found
                    + ", the report has " + wanted + "; validate it again");
        }
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int i = 0; i < signatures.size(); i++) {
            for (int widget : signatures.get(i).widgets()) {
                numbers.putIfAbsent(widget, i + 1);
            }
        }
        return numbers;
    }

    private static List<SignaturePlace> find(PdfInput input, Map<Integer, Integer> numbers, ValidationReport report) {
        List<SignaturePlace> places = new ArrayList<>();
        int page = 0;
        for (PDPage candidate : input.pdfBox().getPages()) {
            page++;
            if (page > MAX_PAGES) {
                break;
            }
            COSArray annotations = candidate.getCOSObject().getCOSArray(COSName.ANNOTS);
            for (int i = 0; annotations != null && i < annotations.size(); i++) {
                if (annotations.get(i) instanceof COSObject widget
                        && widget.getKey() != null
                        && numbers.containsKey((int) widget.getKey().getNumber())
                        && widget.getObject() instanceof COSDictionary dictionary) {
                    int number = numbers.get((int) widget.getKey().getNumber());
                    SignatureReport signature = report.signatures().get(number - 1);
                    int onPage = page;
                    box(dictionary)
                            .map(box ->
                                    new SignaturePlace(number, signature.field(), signature.indication(), onPage, box))
                            .ifPresent(places::add);
                }
            }
        }
        places.sort(Comparator.comparingInt(SignaturePlace::number).thenComparingInt(SignaturePlace::page));
        return places;
    }

    private static Optional<Box> box(COSDictionary widget) {
        COSArray rectangle = widget.getCOSArray(COSName.RECT);
        if (rectangle == null) {
            return Optional.empty();
        }
        PDRectangle area = new PDRectangle(rectangle);
        boolean shown = area.getWidth() > 0 && area.getHeight() > 0;
        return shown
                ? Optional.of(new Box(area.getLowerLeftX(), area.getLowerLeftY(), area.getWidth(), area.getHeight()))
                : Optional.empty();
    }

    /** All places, in the order of the report. */
    public List<SignaturePlace> places() {
        return places;
    }

    /** The pages on which a signature is seen, counted from 1. */
    public SortedSet<Integer> pages() {
        return places.stream().map(SignaturePlace::page).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * A page with the places on it marked, as PNG.
     *
     * @param page counted from 1
     * @param dpi dots an inch
     * @throws SigningException if there is no such page, it cannot be drawn, or would be larger than
     *     {@link PageImages#MAX_PIXELS}
     */
    public byte[] png(int page, int dpi) {
        int pages = input.pdfBox().getNumberOfPages();
        if (page < 1 || page > pages) {
            throw new SigningException("There is no page " + page + "; the document has " + pages);
        }
        try {
            PageGeometry geometry = PageGeometry.of(input.pdfBox().getPage(page - 1));
            MarkedPage marked = new MarkedPage(PageImages.draw(input.pdfBox(), page - 1, dpi), dpi);
            for (SignaturePlace place : places) {
                if (place.page() == page) {
                    marked.mark(place.number(), place.indication(), geometry.shown(place.box()));
                }
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(marked.image(), "png", png);
            return png.toByteArray();
        } catch (SigningException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Pages of strangers bring about any exception in PDFBox and in the JDK's drawing.
            throw new SigningException("Page " + page + " cannot be drawn: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        input.close();
    }
}
