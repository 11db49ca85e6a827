package org.motcua.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.Placement;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say where a visible signature goes. */
final class PlacementOptions {

    /** The size in millimetres of a signature that an anchor text places. */
    private static final String DEFAULT_SIZE = "60,25";

    @Option(names = "--page", paramLabel = "N", defaultValue = "1", descriptionKey = "page")
    private int page = 1;

    @Option(names = "--rect", paramLabel = "X,Y,W,H", descriptionKey = "rect")
    private @Nullable String rectangle;

    @Option(names = "--anchor", paramLabel = "TEXT", descriptionKey = "anchor")
    private @Nullable String anchor;

    @Option(names = "--size", paramLabel = "W,H", defaultValue = DEFAULT_SIZE, descriptionKey = "size")
    private String size = DEFAULT_SIZE;

    Optional<Placement> placement() {
        if (rectangle != null && anchor != null) {
            throw new TypeConversionException(
                    "--rect and --anchor both say where the signature goes: give one of them");
        }
        if (rectangle != null) {
            List<Double> mm = numbers("--rect", rectangle, 4);
            return Optional.of(Placement.rectangle(page, mm.get(0), mm.get(1), mm.get(2), mm.get(3)));
        }
        if (anchor != null) {
            List<Double> mm = numbers("--size", size, 2);
            return Optional.of(Placement.below(anchor, mm.get(0), mm.get(1)));
        }
        return Optional.empty();
    }

    static List<Double> numbers(String option, String text, int count) {
        List<Double> numbers = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            try {
                numbers.add(Double.valueOf(part.strip()));
            } catch (NumberFormatException e) {
                throw new TypeConversionException(
                        option + " takes " + count + " numbers of millimetres with commas between, but got " + text);
            }
        }
        if (numbers.size() != count) {
            throw new TypeConversionException(
                    option + " takes " + count + " numbers of millimetres with commas between, but got " + text);
        }
        return numbers;
    }
}
