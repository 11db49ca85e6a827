package org.motcua.workflow.model;

import java.util.Set;
import java.util.regex.Pattern;

/** What an element may be called: its id becomes a variable that conditions of the expression language name. */
public final class Names {

    /** The words of the expression language, which cannot name a variable. */
    public static final Set<String> RESERVED = Set.of(
            "and",
            "or",
            "not",
            "eq",
            "ne",
            "lt",
            "gt",
            "le",
            "ge",
            "empty",
            "div",
            "mod",
            "true",
            "false",
            "null",
            "instanceof");

    /** Names that the engine or this library gives a meaning in a running process. */
    private static final Set<String> ENGINE = Set.of(
            "execution",
            "task",
            "externalTask",
            "caseExecution",
            "authenticatedUserId",
            "loopCounter",
            "nrOfInstances",
            "nrOfActiveInstances",
            "nrOfCompletedInstances");

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final Pattern PROCESS = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");

    private Names() {}

    /** Whether an element or a slot may be called so. */
    public static boolean isIdentifier(String name) {
        return IDENTIFIER.matcher(name).matches() && !RESERVED.contains(name);
    }

    /** Whether an element's variable would hide one that conditions or the engine need. */
    public static boolean isTaken(String name) {
        return RESERVED.contains(name) || ENGINE.contains(name) || name.endsWith("_count");
    }

    /** Whether a process may be called so: the only one that may have dashes. */
    public static boolean isProcessKey(String name) {
        return PROCESS.matcher(name).matches();
    }
}
