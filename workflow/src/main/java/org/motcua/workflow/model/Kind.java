package org.motcua.workflow.model;

import java.util.regex.Pattern;
import org.motcua.workflow.form.Labels;

/** What the value of a setting is; it says which values are written rightly. */
public enum Kind {
    /** Key of a text: {@code [a-z][a-z0-9.-]*}. */
    TEXT("[a-z][a-z0-9.-]{0,63}", "result-ready"),
    /** A name: {@code [A-Za-z_][A-Za-z0-9_-]*}; a slot's becomes part of a variable's name, so without dashes. */
    IDENTIFIER("[A-Za-z_][A-Za-z0-9_-]{0,63}", "specialist"),
    /** Who does it or hears of it; {@link Who}. */
    WHO(".*", "role:RECEPTION"),
    /** Local name of a document; {@code NAME#} in a multi-instance stands for NAME-1, NAME-2 and so on. */
    DOCUMENT("[a-z][a-z0-9-]{0,47}#?", "decision"),
    /** Id of a kind of document, or {@code result}: that of the procedure. */
    KIND("[A-Za-z][A-Za-z0-9._-]{0,63}", "result"),
    /** Name of a role. */
    ROLE("[A-Z][A-Z0-9_]{0,39}", "SPECIALIST"),
    /** Names with commas between them; a space after a comma is allowed. */
    LIST("[A-Za-z][A-Za-z0-9_:-]*(, ?[A-Za-z][A-Za-z0-9_:-]*)*", "approve,return"),
    /** One of the setting's choices. */
    CHOICE(".*", ""),
    /** A moment of legal time; {@link When}. */
    WHEN("due([+-][1-9][0-9]{0,3}(wd|cd|h))?|since\\+[1-9][0-9]{0,3}(wd|cd|h)", "due-2wd"),
    /** A processing time: working days, calendar days or working hours. */
    DURATION("[1-9][0-9]{0,3}(wd|cd|h)", "2wd"),
    /** Name of a message. */
    MESSAGE("[a-z][a-z0-9-]{0,63}", "opinion-given");

    private final Pattern form;
    private final String example;

    Kind(String form, String example) {
        this.form = Pattern.compile(form);
        this.example = example;
    }

    /** A value that is written rightly, for messages and hints; empty for a choice. */
    public String example() {
        return example;
    }

    boolean accepts(String value) {
        return form.matcher(value).matches();
    }

    Labels refusal(String value) {
        return new Labels(
                "giá trị \"" + value + "\" viết không đúng: viết như \"" + example + "\"",
                "the value \"" + value + "\" is not written rightly: write it like \"" + example + "\"");
    }
}
