package org.motcua.signing.field;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.motcua.signing.increment.PdfInput;

/**
 * Finds texts on the pages of a document, by what the glyphs mean, whatever pieces the page draws them in. White space
 * counts as nothing, because many documents draw none. Not thread-safe.
 */
final class AnchorSearch extends PDFTextStripper {

    private final List<Glyph> glyphs = new ArrayList<>();

    private record Glyph(String text, double left, double top, double right, double bottom) {}

    /**
     * Where a text stands, in units of the page as shown, from its top left.
     *
     * @param page the first is 1
     * @param bottom the base line
     */
    record Found(int page, double left, double top, double right, double bottom) {

        double middle() {
            return (left + right) / 2;
        }
    }

    private AnchorSearch() throws IOException {
        setSortByPosition(true);
    }

    /** The first occurrence in reading order. */
    static Optional<Found> find(PdfInput input, String anchor) {
        try {
            AnchorSearch search = new AnchorSearch();
            for (int page = 1; page <= input.pdfBox().getNumberOfPages(); page++) {
                search.read(input, page);
                List<Found> found = search.occurrences(page, anchor);
                if (!found.isEmpty()) {
                    return Optional.of(found.get(0));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text and another one below it on the same page, and of several such pairs the closest. */
    record Pair(Found upper, Found lower) {

        double space() {
            return lower.top() - upper.bottom();
        }
    }

    static Optional<Pair> findPair(PdfInput input, String upper, String lower) {
        Pair closest = null;
        try {
            AnchorSearch search = new AnchorSearch();
            for (int page = 1; page <= input.pdfBox().getNumberOfPages(); page++) {
                search.read(input, page);
                List<Found> below = search.occurrences(page, lower);
                for (Found above : search.occurrences(page, upper)) {
                    for (Found found : below) {
                        Pair pair = new Pair(above, found);
                        boolean closer = pair.space() > 0 && (closest == null || pair.space() < closest.space());
                        closest = closer ? pair : closest;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.ofNullable(closest);
    }

    private void read(PdfInput input, int page) {
        glyphs.clear();
        setStartPage(page);
        setEndPage(page);
        try {
            writeText(input.pdfBox(), Writer.nullWriter());
        } catch (IOException | RuntimeException e) {
            throw input.damaged(e);
        }
    }

    private List<Found> occurrences(int page, String anchor) {
        String wanted = squeezed(anchor);
        StringBuilder text = new StringBuilder();
        List<Glyph> byCharacter = new ArrayList<>();
        for (Glyph glyph : glyphs) {
            text.append(glyph.text());
            for (int i = 0; i < glyph.text().length(); i++) {
                byCharacter.add(glyph);
            }
        }
        List<Found> found = new ArrayList<>();
        for (int start = text.indexOf(wanted); start >= 0; start = text.indexOf(wanted, start + 1)) {
            Glyph first = byCharacter.get(start);
            Glyph last = byCharacter.get(start + wanted.length() - 1);
            found.add(new Found(page, first.left(), first.top(), last.right(), first.bottom()));
        }
        return found;
    }

    @Override
    protected void writeString(String line, List<TextPosition> positions) {
        for (TextPosition position : positions) {
            double left = position.getX();
            double bottom = position.getY();
            glyphs.add(new Glyph(
                    squeezed(position.getUnicode()),
                    left,
                    bottom - position.getHeight(),
                    left + position.getWidth(),
                    bottom));
        }
    }

    private static String squeezed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\s\\u00a0]+", "");
    }
}
