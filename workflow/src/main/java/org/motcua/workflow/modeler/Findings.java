package org.motcua.workflow.modeler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.motcua.workflow.form.Labels;

/** The findings of one file as they come up: each once, and not without end. */
final class Findings {

    private final String file;
    private final List<Finding> all = new ArrayList<>();
    private final Set<Finding> seen = new HashSet<>();

    Findings(String file) {
        this.file = file;
    }

    void add(Rule rule, String element, Object... blanks) {
        add(element, rule.severity(), rule.code(), rule.text(blanks));
    }

    void add(String element, Severity severity, String code, Labels text) {
        Finding finding = new Finding(file, element, severity, code, text);
        // However many warnings there are, an error is never left out: the model would pass.
        boolean room = all.size() < ModelCheck.MAX_FINDINGS || (severity == Severity.ERROR && !anyErrors());
        if (room && seen.add(finding)) {
            all.add(finding);
        }
    }

    boolean anyErrors() {
        return all.stream().anyMatch(f -> f.severity() == Severity.ERROR);
    }

    List<Finding> all() {
        return all;
    }

    /** What to write instead of a name that is not known: the nearest of those that are, or all of a few. */
    static Labels instead(String name, Collection<String> known) {
        Optional<String> nearest = nearest(name, known);
        if (nearest.isPresent()) {
            return new Labels(": có phải là \"" + nearest.get() + "\"?", ": is it \"" + nearest.get() + "\"?");
        }
        List<String> some = known.stream().sorted().limit(40).toList();
        return some.isEmpty()
                ? new Labels(": bỏ đi", ": take it out")
                : new Labels(": dùng một trong " + String.join(", ", some), ": use one of " + String.join(", ", some));
    }

    private static Optional<String> nearest(String name, Collection<String> known) {
        if (name.length() > 64) {
            return Optional.empty();
        }
        String best = null;
        int least = Math.max(1, name.length() / 3) + 1;
        for (String candidate : known.stream().sorted().toList()) {
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
