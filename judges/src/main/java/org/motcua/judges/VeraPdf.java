package org.motcua.judges;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/** veraPDF, the reference validator for PDF/A, in a class loader of its own. Stateless and thread-safe. */
public final class VeraPdf {

    private static final Isolated VERAPDF = new Isolated("verapdf", "org.motcua.judges.verapdf.VeraPdfWorker");

    private VeraPdf() {}

    /**
     * One failed check.
     *
     * @param rule the clause of ISO 19005 and the number of the test, such as {@code 6.2.11.4.1-1}
     * @param text what the rule asks
     * @param place the path to the object
     */
    public record Failure(String rule, String text, String place) {}

    /**
     * The failed checks; none means that the file conforms.
     *
     * @param flavour the part and level of PDF/A, such as {@code 2b}
     */
    public static List<Failure> failures(byte[] pdf, String flavour) {
        return VERAPDF.ask(Map.of("pdf", pdf, "flavour", flavour)).stream()
                .map(VeraPdf::failure)
                .toList();
    }

    private static Failure failure(Map<String, Object> answer) {
        return new Failure(text(answer, "rule"), text(answer, "text"), text(answer, "place"));
    }

    private static String text(Map<String, Object> answer, String key) {
        return (String) requireNonNull(answer.get(key), key);
    }
}
