package org.motcua.signing.revision;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.Snapshot;

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
        return judged(isHarmless(step.after(), annotation), page + ": annotation added");
    }

    /** A comment that is gone; what it showed of its own would be missed. */
    Change removed(PdfObject annotation, String page) {
        return judged(isHarmless(step.before(), annotation), page + ": annotation removed");
    }

    /** A comment with other words, or one that could as well have been taken away and added anew. */
    Change changed(PdfObject before, PdfObject after, String page) {
        boolean harmless = (isHarmless(step.before(), before) && isHarmless(step.after(), after))
                || onlyWordsDiffer(step.before().resolve(before), step.after().resolve(after));
        return judged(harmless, page + ": annotation changed");
    }

    private boolean onlyWordsDiffer(PdfObject before, PdfObject after) {
        return before instanceof PdfDictionary one
                && after instanceof PdfDictionary two
                && isComment(step.after().findName(two, "Subtype"))
                && Step.keys(one, two).stream().allMatch(key -> WORDS.contains(key) || step.same(one, two, key));
    }

    private static boolean isHarmless(Snapshot document, PdfObject annotation) {
        return document.resolve(annotation) instanceof PdfDictionary comment
                && isComment(document.findName(comment, "Subtype"))
                && !comment.has("AP")
                && !comment.has("A")
                && !comment.has("AA")
                && MarkColour.leavesTextLegible(document, comment)
                && MarkSize.coversNoText(document, comment);
    }

    private static boolean isComment(@Nullable String subtype) {
        return subtype != null && COMMENTS.contains(subtype);
    }

    private static Change judged(boolean harmless, String where) {
        return harmless ? Change.annotation(where) : Change.paintingAnnotation(where);
    }
}
