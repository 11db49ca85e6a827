package org.motcua.signing.revision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The table of docs/change-analysis.md: whether a kind of change is allowed after each kind of signature. */
final class ChangeTable {

    /** The columns of the table: certified with permission 1, 2 or 3, or signed without any permission stated. */
    static final List<OptionalInt> PERMISSIONS =
            List.of(OptionalInt.of(1), OptionalInt.of(2), OptionalInt.of(3), OptionalInt.empty());

    private static final Path DOCUMENT = Path.of("..", "docs", "change-analysis.md");

    private ChangeTable() {}

    /** The verdicts by the name of the change, in the order of {@link #PERMISSIONS}. */
    static Map<String, List<Boolean>> read() {
        Map<String, List<Boolean>> table = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(DOCUMENT, StandardCharsets.UTF_8)) {
                String[] cells = line.split("\\|", -1);
                if (cells.length >= 7 && cells[2].strip().matches("yes|no")) {
                    table.put(
                            cells[1].strip(),
                            List.of(cells).subList(2, 6).stream()
                                    .map(cell -> cell.strip().equals("yes"))
                                    .toList());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}
