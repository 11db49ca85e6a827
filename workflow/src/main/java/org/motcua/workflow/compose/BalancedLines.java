package org.motcua.workflow.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Breaks a heading that is too wide into lines of about the same width, not into full lines and a last word. */
final class BalancedLines {

    private static final double STEP = 0.98;
    /** Where every word has a line of its own, narrower makes no difference. */
    private static final double SMALLEST = 1;

    private BalancedLines() {}

    static List<String> of(String text, double available, ToDoubleFunction<String> width) {
        List<String> lines = filled(text, available, width);
        if (lines.size() == 1) {
            return lines;
        }
        double limit = available;
        List<String> narrower = lines;
        while (narrower.size() == lines.size() && limit > SMALLEST) {
            lines = narrower;
            limit *= STEP;
            narrower = filled(text, limit, width);
        }
        return lines;
    }

    private static List<String> filled(String text, double limit, ToDoubleFunction<String> width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width.applyAsDouble(longer) > limit) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }
}
