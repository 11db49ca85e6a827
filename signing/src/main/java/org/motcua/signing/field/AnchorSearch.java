package org.motcua.signing.field;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * Finds a text on the pages of a document, by what the glyphs mean, whatever pieces the page draws it in. White space
 * counts as nothing, because many documents draw none. Not thread-safe.
 */
final class AnchorSearch extends PDFTextStripper {

    private final List<Glyph> glyphs = new ArrayList<>();

    private record Glyph(String text, double x, double bottom) {}

    /**
     * Where the text begins.
     *
     * @param page the first is 1
     * @param x units of the page as shown, from its left to the text
     * @param bottom units from the top of the page as shown to the lower end of the text
     */
    record Found(int page, double x, double bottom) {}

    private AnchorSearch() throws IOException {
        setSortByPosition(true);
    }

    static Optional<Found> find(PDDocument document, String anchor) {
        String wanted = squeezed(anchor);
        try {
            AnchorSearch search = new AnchorSearch();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                Optional<Found> found = search.findOn(document, page, wanted);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Found> findOn(PDDocument document, int page, String wanted) throws IOException {
        glyphs.clear();
        setStartPage(page);
        setEndPage(page);
        writeText(document, Writer.nullWriter());
        StringBuilder text = new StringBuilder();
        List<Glyph> byCharacter = new ArrayList<>();
        for (Glyph glyph : glyphs) {
            text.append(glyph.text());
            for (int i = 0; i < glyph.text().length(); i++) {
                byCharacter.add(glyph);
            }
        }
        int start = text.indexOf(wanted);
        if (start < 0) {
            return Optional.empty();
        }
        Glyph first = byCharacter.get(start);
        return Optional.of(new Found(page, first.x(), first.bottom()));
    }

    @Override
    protected void writeString(String line, List<TextPosition> positions) {
        for (TextPosition position : positions) {
            glyphs.add(new Glyph(squeezed(position.getUnicode()), position.getX(), position.getY()));
        }
    }

    private static String squeezed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\s\\u00a0]+", "");
    }
}
