package org.motcua.workflow.compose;

import com.openhtmltopdf.extend.FSTextBreaker;

/**
 * Lines break at spaces only. Vietnamese has one after every syllable, and a number such as 95/2021/NĐ-CP must not fall
 * apart at its slashes and hyphens. Holds a position: one for each layout.
 */
final class SpaceBreaker implements FSTextBreaker {

    private String text = "";
    private int position;

    @Override
    public int next() {
        if (position >= text.length()) {
            return -1;
        }
        int space = text.indexOf(' ', position);
        if (space < 0) {
            position = text.length();
            return -1;
        }
        position = space + 1;
        return space;
    }

    @Override
    public void setText(String newText) {
        text = newText;
        position = 0;
    }
}
