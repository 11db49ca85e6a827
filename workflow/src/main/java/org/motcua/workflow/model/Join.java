package org.motcua.workflow.model;

import java.util.Locale;

/** When the answers of a multi-instance are enough, and how they become one. */
public enum Join {
    /** All have answered; the first branch is taken when all took it. */
    ALL,
    /** One has answered. */
    ANY,
    /** More than half have answered. */
    MAJORITY;

    static Join of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }

    /** The only completion condition that goes with it; empty for {@link #ALL}, which has none. */
    public String completionCondition() {
        return switch (this) {
            case ALL -> "";
            case ANY -> "${nrOfCompletedInstances >= 1}";
            case MAJORITY -> "${nrOfCompletedInstances * 2 > nrOfInstances}";
        };
    }
}
