package org.motcua.console;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table for a terminal: columns as wide as their longest cell, the last one wrapped at words. Immutable. */
record Table(List<String> headings, List<List<String>> rows) {

    private static final String GAP = "  ";
    private static final int LEAST_LAST_COLUMN = 20;

    Table {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != headings.size()) {
                throw new IllegalArgumentException(
                        "A row has " + row.size() + " cells under " + headings.size() + " headings: " + row);
            }
        }
    }

    /** The lines of the table, none wider than {@code width} unless the first columns alone are. */
    List<String> lines(int width) {
        int last = headings.size() - 1;
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < last; column++) {
            widths.add(widest(column));
        }
        int left = widths.stream().mapToInt(Integer::intValue).sum() + GAP.length() * last;
        widths.add(Math.max(LEAST_LAST_COLUMN, Math.min(widest(last), width - left)));

        List<String> lines = new ArrayList<>(wrapped(headings, widths));
        lines.add(widths.stream().map("─"::repeat).collect(Collectors.joining(GAP)));
        rows.forEach(row -> lines.addAll(wrapped(row, widths)));
        return lines;
    }

    private int widest(int column) {
        int widest = length(headings.get(column));
        for (List<String> row : rows) {
            widest = Math.max(widest, length(row.get(column)));
        }
        return widest;
    }

    private static List<String> wrapped(List<String> row, List<Integer> widths) {
        int last = row.size() - 1;
        StringBuilder first = new StringBuilder();
        for (int column = 0; column < last; column++) {
            first.append(padded(row.get(column), widths.get(column))).append(GAP);
        }
        String indent = " ".repeat(length(first.toString()));
        List<String> lines = new ArrayList<>();
        for (String part : words(row.get(last), widths.get(last))) {
            lines.add((lines.isEmpty() ? first.toString() : indent) + part);
        }
        return lines.stream().map(String::stripTrailing).toList();
    }

    private static List<String> words(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && length(line.toString()) + 1 + length(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - length(text)));
    }

    /** Composed characters, as a terminal shows them: "ễ" is one. */
    private static int length(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return composed.codePointCount(0, composed.length());
    }
}
