package org.motcua.signing.revision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.Snapshot;

/** Two neighbouring revisions and what was found to differ between them. For one thread. */
final class Step {

    /** More than any document changes in one step; what is beyond is not judged and therefore forbidden. */
    private static final int MAX_CHANGES = 50_000;

    private final Snapshot before;
    private final Snapshot after;
    private final FormIndex formBefore;
    private final FormIndex formAfter;
    private final Roles rolesBefore;
    private final Roles rolesAfter;
    private final Settled settled;
    private final Sameness sameness;
    private final Sameness appearances;
    private final List<Change> changes = new ArrayList<>();

    private Step(Snapshot before, FormIndex formBefore, Roles rolesBefore, Snapshot after, Settled settled) {
        this.before = before;
        this.after = after;
        this.formBefore = formBefore;
        this.formAfter = FormIndex.of(after);
        this.rolesBefore = rolesBefore;
        this.rolesAfter = Roles.of(after, formAfter);
        settled.beginStep(before, after);
        this.settled = settled;
        this.sameness = new Sameness(before, after, rolesBefore, rolesAfter, settled);
        this.appearances = new Sameness(before, after, rolesBefore, rolesAfter, new Settled());
    }

    static Step first(Snapshot before, Snapshot after, Settled settled) {
        FormIndex form = FormIndex.of(before);
        return new Step(before, form, Roles.of(before, form), after, settled);
    }

    /** The step from where this one led; what is known of that revision is not found out again. */
    Step next(Snapshot later) {
        return new Step(after, formAfter, rolesAfter, later, settled);
    }

    Snapshot before() {
        return before;
    }

    Snapshot after() {
        return after;
    }

    FormIndex formBefore() {
        return formBefore;
    }

    FormIndex formAfter() {
        return formAfter;
    }

    /** Whether the parts that objects play are clear in both revisions. */
    boolean rolesAreClear() {
        return !rolesBefore.contradictory()
                && !rolesAfter.contradictory()
                && !formBefore.tangled()
                && !formAfter.tangled();
    }

    boolean same(PdfObject valueBefore, PdfObject valueAfter) {
        return sameness.same(valueBefore, valueAfter);
    }

    boolean same(PdfDictionary one, PdfDictionary two, String key) {
        return same(one.get(key), two.get(key));
    }

    /** As {@link #same}, apart from it: that an appearance was looked at does not make it part of anything else. */
    boolean sameAppearance(PdfDictionary one, PdfDictionary two) {
        return appearances.same(one.get("AP"), two.get("AP"));
    }

    /** Remembers that a field, with all that it leads to, is what it was. */
    void settle(FormField field) {
        settled.addField(field.number());
    }

    boolean isSettled(FormField field) {
        return settled.containsField(field.number());
    }

    /** Whether an object is also reached in another way than as a field's appearance. */
    boolean reachedOtherwise(int number) {
        return settled.contains(number);
    }

    /** No change is passed over: a forbidden one could hide behind very many permitted ones. */
    void add(Change change) {
        if (changes.size() < MAX_CHANGES) {
            changes.add(change);
        } else if (changes.size() == MAX_CHANGES) {
            changes.add(Change.forbidden("more than " + MAX_CHANGES + " changes in one update"));
        }
    }

    /** All keys of both dictionaries, in the order of the later one. */
    static Set<String> keys(PdfDictionary one, PdfDictionary two) {
        Set<String> keys = new LinkedHashSet<>(two.keys());
        keys.addAll(one.keys());
        return keys;
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }
}
