package org.motcua.workflow.worker;

import org.jspecify.annotations.Nullable;

/** What is said with a refusal, as record and register have room for it: a refusal stands whatever was said with it. */
public final class Refusal {

    private static final int LONGEST = 900;

    private Refusal() {}

    /** On one line, of at most 900 characters, never blank. */
    public static String reason(@Nullable String said) {
        String line =
                String.valueOf(said).replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip();
        if (line.isEmpty()) {
            return "No reason was given";
        }
        if (line.length() <= LONGEST) {
            return line;
        }
        int cut = Character.isHighSurrogate(line.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return line.substring(0, cut) + "…";
    }
}
