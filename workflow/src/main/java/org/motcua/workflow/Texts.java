package org.motcua.workflow;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.motcua.core.dossier.Attachment;
import org.motcua.core.store.DocumentStore;
import org.motcua.workflow.compose.Glyphs;
import org.motcua.workflow.form.FormException;

/** What comes from people and ends in documents: refused while they can still say it otherwise. */
final class Texts {

    private Texts() {}

    /**
     * Whether documents can show it.
     *
     * @param value a text or a list of texts; anything else passes
     * @throws FormException naming the character that they cannot
     */
    static void requireShown(String field, Object value) {
        if (value instanceof List<?> list) {
            list.forEach(element -> requireShown(field, element));
        } else if (value instanceof String text) {
            requireNotTurned(field, text);
            OptionalInt missing = Glyphs.missing(text);
            if (missing.isPresent()) {
                throw refused(field, text, missing.getAsInt(), "which no document can show");
            }
        }
    }

    /** Characters that turn the order of others show a name as somebody else's. */
    private static void requireNotTurned(String field, String text) {
        text.codePoints()
                .filter(c -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
                .findFirst()
                .ifPresent(c -> {
                    throw refused(field, text, c, "which turns the order of what stands beside it");
                });
    }

    /** Of one line, and shown. */
    static void requireLine(String field, String text) {
        text.codePoints().filter(Character::isISOControl).findFirst().ifPresent(c -> {
            throw refused(field, text, c, "for it is one line");
        });
        requireShown(field, text);
    }

    private static FormException refused(String field, String text, int character, String why) {
        return new FormException(
                field, text, String.format(Locale.ROOT, "text without the character U+%04X, %s", character, why));
    }

    /**
     * Whether the store has the papers: a reference to bytes that nobody has would be found out when it is too late to ask
     * the applicant.
     */
    static void requireStored(DocumentStore store, List<Attachment> attachments) {
        List<String> absent = attachments.stream()
                .filter(attachment -> !store.contains(attachment.document()))
                .map(attachment -> attachment.component().value())
                .toList();
        if (!absent.isEmpty()) {
            throw new WorkflowException("The document store does not hold the files of " + String.join(", ", absent)
                    + ". Put them there first.");
        }
    }
}
