package org.motcua.workflow.compose;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One officer's initials ("ký nháy") on a document that a leader is going to sign. Immutable.
 *
 * @param name full name, which the mark shows; at most 60 characters
 * @param title the officer's title, for the record; at most 200 characters
 * @param at when; shown to the minute in Vietnam's time
 */
public record Initials(String name, String title, Instant at, Place place) {

    /** What the officer answers for, and so where the mark stands. */
    public enum Place {
        /** The content: the head of the drafting unit, at the end of the text. */
        TEXT,
        /** Form and procedure: the format checker, at "Nơi nhận". */
        FORM
    }

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu", Locale.ROOT).withZone(DocumentMetadata.ZONE);

    public Initials {
        name = ContentText.require("The name of who initials", name, 60);
        title = ContentText.optional("The title of who initials", title, 200);
    }

    /** Of the head of the drafting unit. */
    public Initials(String name, String title, Instant at) {
        this(name, title, at, Place.TEXT);
    }

    /** The mark as it is printed: "Lê Văn Bình 08:30 20/11/2026". */
    public String mark() {
        return name + " " + TIME.format(at);
    }
}
