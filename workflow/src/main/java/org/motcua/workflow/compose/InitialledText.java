package org.motcua.workflow.compose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * Proves that initials changed nothing: the text of the version with the marks is that of the version before, apart from the marks.
 * Thread-safe.
 *
 * <p>Compared is the text of the pages in the order in which it is written, page by page, without blanks. Marks are known by
 * their print, italics of {@value #MARK_SIZE} points, and must be exactly those that are named. Pictures, lines, colours and
 * form fields are not compared.
 */
public final class InitialledText {

    /** Font size of the marks, in points: templates show ${initials.text} and ${initials.form} in it. */
    static final double MARK_SIZE = 6.5;

    private static final double TOLERANCE = 0.1;

    private final List<String> pages = new ArrayList<>();
    private final StringBuilder marks = new StringBuilder();

    private InitialledText() {}

    /**
     * The first difference apart from the marks; empty if there is none.
     *
     * @param before the earlier version, as it was composed or prepared
     * @param marksBefore the initials that it shows
     * @param after the later version
     * @param marksAfter all the initials that the later version must show, those of the earlier among them
     * @throws ComposeException when a version cannot be read
     */
    public static Optional<TextDifference> difference(
            byte[] before, List<Initials> marksBefore, byte[] after, List<Initials> marksAfter) {
        InitialledText earlier = read(before);
        InitialledText later = read(after);
        if (!marksAfter.containsAll(marksBefore)) {
            return Optional.of(TextDifference.whole(texts(marksBefore), texts(marksAfter)));
        }
        Optional<TextDifference> marks = earlier.markDifference(marksBefore).or(() -> later.markDifference(marksAfter));
        if (marks.isPresent()) {
            return marks;
        }
        if (earlier.pages.size() != later.pages.size()) {
            return Optional.of(TextDifference.whole(
                    List.of(earlier.pages.size() + " pages"), List.of(later.pages.size() + " pages")));
        }
        for (int i = 0; i < earlier.pages.size(); i++) {
            if (!earlier.pages.get(i).equals(later.pages.get(i))) {
                return Optional.of(TextDifference.at(i + 1, earlier.pages.get(i), later.pages.get(i)));
            }
        }
        return Optional.empty();
    }

    private static List<String> texts(List<Initials> marks) {
        return marks.stream().map(Initials::mark).toList();
    }

    /** Each mark once, in whatever order the template shows them, and nothing else in their print. */
    private Optional<TextDifference> markDifference(List<Initials> expected) {
        String rest = marks.toString();
        List<String> wanted = texts(expected).stream()
                .map(InitialledText::withoutBlanks)
                .sorted((a, b) -> b.length() - a.length())
                .toList();
        for (String mark : wanted) {
            int at = rest.indexOf(mark);
            if (at < 0) {
                return Optional.of(TextDifference.whole(texts(expected), List.of(marks.toString())));
            }
            rest = rest.substring(0, at) + rest.substring(at + mark.length());
        }
        return rest.isEmpty()
                ? Optional.empty()
                : Optional.of(TextDifference.whole(texts(expected), List.of(marks.toString())));
    }

    private static InitialledText read(byte[] pdf) {
        InitialledText text = new InitialledText();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                Stripper stripper = text.new Stripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                stripper.getText(document);
                text.pages.add(stripper.words.toString());
            }
        } catch (IOException e) {
            throw new ComposeException("A version to compare cannot be read: " + e.getMessage(), e);
        }
        return text;
    }

    private static String withoutBlanks(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().filter(c -> !isBlank(c)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private final class Stripper extends PDFTextStripper {

        private final StringBuilder words = new StringBuilder();

        private Stripper() {
            setSortByPosition(false);
        }

        @Override
        protected void processTextPosition(TextPosition position) {
            String font = String.valueOf(position.getFont().getName());
            boolean mark = font.contains("Italic") && Math.abs(position.getYScale() - MARK_SIZE) < TOLERANCE;
            (mark ? marks : words).append(withoutBlanks(String.valueOf(position.getUnicode())));
        }
    }
}
