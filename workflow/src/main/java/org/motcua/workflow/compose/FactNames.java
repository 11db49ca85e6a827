package org.motcua.workflow.compose;

import java.util.List;

/** Dotted names of facts: "applicant.name", of lists "papers.1.name", and of all entries of a list "papers.*.name". */
final class FactNames {

    static final String EVERY = "*";

    private static final int MAX_LENGTH = 200;
    private static final int MAX_DEPTH = 6;
    private static final int MAX_DIGITS = 4;

    private FactNames() {}

    /** The name, of one fact. */
    static String require(String name) {
        List<String> steps = split(name);
        if (steps.isEmpty() || steps.contains(EVERY)) {
            throw new IllegalArgumentException(
                    "The name of a fact is such as \"applicant.name\" or \"papers.1.name\", but got \""
                            + ContentText.shortened(name) + "\"");
        }
        return name;
    }

    /** The steps of a name or of a pattern for names; empty if it is neither. */
    static List<String> split(String name) {
        if (name.length() > MAX_LENGTH) {
            return List.of();
        }
        List<String> steps = List.of(name.split("\\.", -1));
        boolean sound = steps.size() <= MAX_DEPTH
                && Expression.isName(steps.get(0))
                && steps.stream().allMatch(step -> Expression.isName(step) || isIndex(step) || step.equals(EVERY));
        return sound ? steps : List.of();
    }

    static boolean isIndex(String step) {
        return !step.isEmpty() && step.length() <= MAX_DIGITS && step.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
