package org.motcua.signing.revision;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfObject;

/**
 * Which annotations are comments and no more, where a document permits annotations.
 *
 * <p>An annotation with an appearance of its own, or of a kind that viewers fill with text or pictures, can be laid over
 * certified content so that the page says something else. Only comments that viewers draw by themselves, as an icon or as a
 * mark in the text, are harmless. For one thread.
 */
final class AnnotationRules {

    private static final Set<String> COMMENTS =
            Set.of("Text", "Popup", "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret");

    /** What a comment says and who said it when. */
    private static final Set<String> WORDS = Set.of(
            "Contents",
            "RC",
            "M",
            "T",
            "Subj",
            "NM",
            "CreationDate",
            "State",
            "StateModel",
            "Open",
            "IRT",
            "RT",
            "Popup");

    private final Step step;

    AnnotationRules(Step step) {
        this.step = step;
    }

    /** A comment that was added. */
    Change added(PdfObject annotation, String page) {
        boolean harmless = step.after().resolve(annotation) instanceof PdfDictionary added
                && isComment(step.after().findName(added, "Subtype"))
                && !added.has("AP")
                && !added.has("A")
                && !added.has("AA");
        return judged(harmless, page + ": annotation added");
    }

    /** A comment that is gone; what it showed of its own would be missed. */
    Change removed(PdfObject annotation, String page) {
        boolean harmless = step.before().resolve(annotation) instanceof PdfDictionary removed
                && isComment(step.before().findName(removed, "Subtype"))
                && !removed.has("AP");
        return judged(harmless, page + ": annotation removed");
    }

    /** A comment with other words; where it is and what it shows stay. */
    Change changed(PdfObject before, PdfObject after, String page) {
        boolean harmless = step.before().resolve(before) instanceof PdfDictionary one
                && step.after().resolve(after) instanceof PdfDictionary two
                && isComment(step.after().findName(two, "Subtype"))
                && Step.keys(one, two).stream().allMatch(key -> WORDS.contains(key) || step.same(one, two, key));
        return judged(harmless, page + ": annotation changed");
    }

    private static boolean isComment(@Nullable String subtype) {
        return subtype != null && COMMENTS.contains(subtype);
    }

    private static Change judged(boolean harmless, String where) {
        return harmless ? Change.annotation(where) : Change.paintingAnnotation(where);
    }
}
