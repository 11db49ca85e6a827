package org.motcua.workflow.compose;

import java.util.List;

/**
 * Where two versions of a document say different things. Immutable.
 *
 * @param page the first page that differs, from 1; 0 where the versions differ as a whole
 * @param before some characters of the earlier version from where they differ, without blanks
 * @param after of the later version, likewise
 */
public record TextDifference(int page, String before, String after) {

    private static final int SHOWN = 40;

    /** In words, for people. */
    @Override
    public String toString() {
        return page == 0
                ? "The versions differ: " + before + " became " + after
                : "Page " + page + " differs: \"" + before + "\" became \"" + after + "\"";
    }

    static TextDifference at(int page, String before, String after) {
        int same = 0;
        while (same < Math.min(before.length(), after.length()) && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        return new TextDifference(page, excerpt(before, same), excerpt(after, same));
    }

    static TextDifference whole(List<String> before, List<String> after) {
        return new TextDifference(0, String.valueOf(before), String.valueOf(after));
    }

    private static String excerpt(String text, int from) {
        return text.substring(from, Math.min(text.length(), from + SHOWN));
    }
}
