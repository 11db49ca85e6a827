package org.motcua.core.register;

import java.time.LocalDate;
import org.motcua.core.Text;
import org.motcua.core.store.DocumentId;

/**
 * The issue of a document, which makes its number used.
 *
 * @param document the final bytes
 * @param acknowledgedBy who confirmed receipt; may be empty
 * @param note may be empty
 */
public record Issue(DocumentId document, LocalDate transferredOn, String acknowledgedBy, String note) {

    public Issue {
        Text.optional(acknowledgedBy, "Acknowledgement", 300);
        Text.optional(note, "Note", 1000);
    }
}
