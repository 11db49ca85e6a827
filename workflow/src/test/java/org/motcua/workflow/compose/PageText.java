package org.motcua.workflow.compose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.motcua.signing.Box;

/** The lines of a PDF with their places. */
final class PageText {

    record Line(int page, String text, Box box) {

        double middle() {
            return box.x() + box.width() / 2;
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private int pages;

    private PageText() {}

    static PageText of(byte[] pdf) throws IOException {
        PageText found = new PageText();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            found.pages = document.getNumberOfPages();
            found.new Stripper().getText(document);
        }
        return found;
    }

    int pages() {
        return pages;
    }

    List<Line> lines(int page) {
        return lines.stream().filter(line -> line.page() == page).toList();
    }

    /** All text with single spaces, so that it does not matter where lines broke. */
    String text() {
        return String.join(" ", lines.stream().map(Line::text).toList()).replaceAll("\\s+", " ");
    }

    /** The first line that contains the text. */
    Line line(String text) {
        return lines.stream()
                .filter(line -> line.text().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No line has \"" + text + "\" in " + lines));
    }

    private final class Stripper extends PDFTextStripper {

        private Stripper() throws IOException {
            setSortByPosition(false);
        }

        @Override
        protected void writeString(String text, List<TextPosition> all) {
            // Places of fields are kept open with a no-break space.
            List<TextPosition> positions = all.stream()
                    .filter(position -> !position.getUnicode().isBlank()
                            && !position.getUnicode().equals("\u00a0"))
                    .toList();
            if (positions.isEmpty()) {
                return;
            }
            double left = positions.stream()
                    .mapToDouble(TextPosition::getXDirAdj)
                    .min()
                    .orElseThrow();
            double right = positions.stream()
                    .mapToDouble(position -> position.getXDirAdj() + position.getWidthDirAdj())
                    .max()
                    .orElseThrow();
            TextPosition first = positions.get(0);
            double baseline = first.getPageHeight() - first.getYDirAdj();
            double size = first.getFontSizeInPt();
            lines.add(new Line(getCurrentPageNo(), text, new Box(left, baseline, right - left, size)));
        }
    }
}
