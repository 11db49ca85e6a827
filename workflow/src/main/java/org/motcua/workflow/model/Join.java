package org.motcua.workflow.model;

import java.util.Locale;
import java.util.Optional;

/** When the answers of a multi-instance are enough, and how they become one. */
public enum Join {
    /** All have answered; the first branch is taken when all took it. */
    ALL,
    /** One has answered. */
    ANY,
    /** What more than half answer is certain, whoever has not answered yet; a tie is no majority. */
    MAJORITY;

    static Join of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }

    /**
     * The only completion condition that goes with it; empty for {@link #ALL}, which has none.
     *
     * @param element the user task; empty for a call activity, whose ends are counted and say nothing
     */
    public String completionCondition(Optional<String> element) {
        return switch (this) {
            case ALL -> "";
            case ANY -> "${nrOfCompletedInstances >= 1}";
            case MAJORITY ->
                element.map(id -> "${" + decidedVariable(id) + "}")
                        .orElse("${nrOfCompletedInstances * 2 > nrOfInstances}");
        };
    }

    /** Variable that holds whether the answers at an element are enough. */
    public static String decidedVariable(String element) {
        return element + "_decided";
    }
}
