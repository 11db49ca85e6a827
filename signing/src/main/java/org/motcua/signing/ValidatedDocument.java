package org.motcua.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.field.PageGeometry;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.increment.Source;
import org.motcua.signing.report.MarkedPage;
import org.motcua.signing.report.PlaceSearch;
import org.motcua.signing.revision.LocatedSignature;
import org.motcua.signing.syntax.PdfSource;
import org.motcua.signing.syntax.PdfSyntaxException;

/**
 * The document of a report, to be looked at: where its signatures are seen, pictures of those pages, and the document as it
 * was when each signature was made.
 *
 * <p>In a picture each place is outlined and numbered as in the report: green with a tick for TOTAL_PASSED, amber with a
 * question mark for INDETERMINATE, red with a cross for TOTAL_FAILED. A picture shows what PDFBox makes of the page and is no
 * part of the proof: another viewer may show the page otherwise, and a signature covers more than its outline. Drawing costs
 * what the page asks for: pages of unknown origin are better not drawn in a process that must not run out of memory.
 *
 * <p>Not thread-safe; close it after use.
 */
public final class ValidatedDocument implements AutoCloseable {

    private static final int COPY_BYTES = 256 * 1024;

    private final Path pdf;
    private final Optional<char[]> password;
    private final ValidationReport report;
    private final PdfSource source;
    private final List<LocatedSignature> signatures;
    private @Nullable PdfInput pages;

    private ValidatedDocument(
            Path pdf,
            Optional<char[]> password,
            ValidationReport report,
            PdfSource source,
            List<LocatedSignature> signatures) {
        this.pdf = pdf;
        this.password = password;
        this.report = report;
        this.source = source;
        this.signatures = List.copyOf(signatures);
    }

    /**
     * Opens the document that the report is about.
     *
     * @throws SigningException if it cannot be read, or is another one than that of the report as far as can be seen without
     *     validating it again
     */
    public static ValidatedDocument open(Path pdf, ValidationReport report) {
        return open(pdf, Optional.empty(), report);
    }

    /** As {@link #open(Path, ValidationReport)} for an encrypted document. */
    public static ValidatedDocument open(Path pdf, char[] password, ValidationReport report) {
        return open(pdf, Optional.of(password.clone()), report);
    }

    private static ValidatedDocument open(Path pdf, Optional<char[]> password, ValidationReport report) {
        PdfSource source = null;
        try {
            source = PdfSource.open(pdf);
            List<LocatedSignature> signatures = LocatedSignature.find(source, password.orElse(null));
            requireSame(pdf, source.length(), signatures, report);
            ValidatedDocument opened = new ValidatedDocument(pdf, password, report, source, signatures);
            source = null;
            return opened;
        } catch (IOException | UncheckedIOException | PdfSyntaxException e) {
            throw new UnreadablePdfException(pdf + " cannot be read: " + e.getMessage(), e);
        } finally {
            close(source);
        }
    }

    private static void requireSame(Path pdf, long length, List<LocatedSignature> signatures, ValidationReport report) {
        boolean same = signatures.size() == report.signatures().size();
        for (int i = 0; same && i < signatures.size(); i++) {
            SignatureReport reported = report.signatures().get(i);
            boolean whole = reported.coverage() == Coverage.WHOLE_FILE;
            same = signatures.get(i).field().equals(reported.field())
                    && (!whole || signatures.get(i).end().orElse(-1) == length);
        }
        if (!same) {
            throw new SigningException(
                    pdf + " is not the document of the report: its signatures are others; validate it again");
        }
    }

    /** The places on the pages where signatures are seen, in the order of the report. */
    public List<SignaturePlace> places() {
        return PlaceSearch.places(pages().pdfBox(), signatures, report);
    }

    /** The pages on which a signature is seen, counted from 1. */
    public SortedSet<Integer> pagesWithSignatures() {
        return places().stream().map(SignaturePlace::page).collect(Collectors.toCollection(TreeSet::new));
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
        int count = pages().pdfBox().getNumberOfPages();
        if (page < 1 || page > count) {
            throw new SigningException("There is no page " + page + "; the document has " + count);
        }
        try {
            PageGeometry geometry = PageGeometry.of(pages().pdfBox().getPage(page - 1));
            MarkedPage marked = new MarkedPage(PageImages.draw(pages().pdfBox(), page - 1, dpi), dpi);
            for (SignaturePlace place : places()) {
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

    /**
     * Writes the document as it was when a signature was made: the file's bytes up to the end of the revision that the
     * signature covers, with the signature in it. Whether the signature is sound is what the report says.
     *
     * @param number the signature's place in the report, counted from 1
     * @throws SigningException if there is no such signature, or it covers only a part of the file, so that nobody can say
     *     what the signer had before them
     * @throws UncheckedIOException if the file cannot be read to there, or {@code out} not be written
     */
    public void writeRevision(int number, OutputStream out) {
        Objects.checkIndex(number - 1, signatures.size());
        if (report.signatures().get(number - 1).coverage() == Coverage.PARTIAL) {
            throw new SigningException("Signature " + number + " of " + pdf
                    + " covers only a part of the file: there is no revision that was signed");
        }
        long end = signatures.get(number - 1).end().orElseThrow();
        byte[] chunk = new byte[(int) Math.min(COPY_BYTES, end)];
        try {
            for (long position = 0; position < end; ) {
                int count = source.read(position, chunk, 0, (int) Math.min(chunk.length, end - position));
                if (count <= 0) {
                    throw new IOException(pdf + " became shorter while it was read");
                }
                out.write(chunk, 0, count);
                position += count;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PdfInput pages() {
        if (pages == null) {
            pages = PdfInput.open(Source.file(pdf), password);
        }
        return pages;
    }

    @Override
    public void close() {
        if (pages != null) {
            pages.close();
        }
        close(source);
    }

    private static void close(@Nullable PdfSource source) {
        if (source != null) {
            try {
                source.close();
            } catch (IOException e) {
                // It was only read.
            }
        }
    }
}
