package org.motcua.signing.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfNumber;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.Snapshot;

/** Whether marks in the text that are harmless one by one cover it together: lines close to lines, colour upon colour. */
final class MarkCrowd {

    private static final Set<String> MARKS = Set.of("Highlight", "Underline", "Squiggly", "StrikeOut");
    private static final int MAX_MARKS = 1_000;
    private static final int MAX_LAYERS = 4;
    private static final int NUMBERS_OF_A_QUADRILATERAL = 8;

    private final Snapshot document;
    private final List<Box> boxes = new ArrayList<>();

    private MarkCrowd(Snapshot document) {
        this.document = document;
    }

    private record Box(double left, double bottom, double right, double top) {

        boolean overlaps(Box other) {
            return left < other.right && other.left < right && bottom < other.top && other.bottom < top;
        }
    }

    static boolean coversText(Snapshot document, List<PdfObject> annotations) {
        MarkCrowd crowd = new MarkCrowd(document);
        for (PdfObject annotation : annotations) {
            document.file().budget().step();
            if (crowd.boxes.size() <= MAX_MARKS && document.resolve(annotation) instanceof PdfDictionary mark) {
                crowd.add(mark);
            }
        }
        return crowd.boxes.size() > MAX_MARKS || crowd.boxes.stream().anyMatch(crowd::isCrowded);
    }

    private void add(PdfDictionary mark) {
        String kind = document.findName(mark, "Subtype");
        if (kind == null || !MARKS.contains(kind)) {
            return;
        }
        PdfArray places = document.findArray(mark, "QuadPoints");
        if (places == null || places.size() < NUMBERS_OF_A_QUADRILATERAL) {
            PdfArray rectangle = document.findArray(mark, "Rect");
            if (rectangle != null) {
                boxes.add(box(rectangle, 0, rectangle.size()));
            }
            return;
        }
        for (int i = 0;
                i + NUMBERS_OF_A_QUADRILATERAL <= places.size() && boxes.size() <= MAX_MARKS;
                i += NUMBERS_OF_A_QUADRILATERAL) {
            boxes.add(box(places, i, i + NUMBERS_OF_A_QUADRILATERAL));
        }
    }

    /** Around the points whose coordinates alternate in this part of the array. */
    private Box box(PdfArray points, int from, int to) {
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = from; i < to; i++) {
            double value = document.resolve(points.get(i)) instanceof PdfNumber number ? number.value() : 0;
            least[i % 2] = Math.min(least[i % 2], value);
            most[i % 2] = Math.max(most[i % 2], value);
        }
        return new Box(least[0], least[1], most[0], most[1]);
    }

    private boolean isCrowded(Box box) {
        return boxes.stream().filter(box::overlaps).count() > MAX_LAYERS;
    }
}
