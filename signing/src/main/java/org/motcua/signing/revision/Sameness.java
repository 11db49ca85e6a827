package org.motcua.signing.revision;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfMalformed;
import org.motcua.signing.syntax.PdfNumber;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfReference;
import org.motcua.signing.syntax.PdfStream;
import org.motcua.signing.syntax.Snapshot;
import org.motcua.signing.syntax.XrefEntry;

/**
 * Decides whether a value means the same in two revisions, with everything that it leads to.
 *
 * <p>Where it leads to an object with a {@link Role}, such as a page, that object must be the same one; what changed inside
 * it is judged by its own rules. For one thread.
 */
final class Sameness {

    private final Snapshot before;
    private final Snapshot after;
    private final Roles rolesBefore;
    private final Roles rolesAfter;
    private final Settled settled;

    Sameness(Snapshot before, Snapshot after, Roles rolesBefore, Roles rolesAfter, Settled settled) {
        this.before = before;
        this.after = after;
        this.rolesBefore = rolesBefore;
        this.rolesAfter = rolesAfter;
        this.settled = settled;
    }

    private record Pair(PdfObject before, PdfObject after) {}

    private record Numbers(int before, int after) {}

    boolean same(PdfObject valueBefore, PdfObject valueAfter) {
        Deque<Pair> pending = new ArrayDeque<>();
        Set<Numbers> seen = new HashSet<>();
        pending.push(new Pair(valueBefore, valueAfter));
        while (!pending.isEmpty()) {
            after.file().budget().step();
            Pair pair = pending.pop();
            if (!step(pair.before(), pair.after(), pending, seen)) {
                return false;
            }
        }
        for (Numbers numbers : seen) {
            if (numbers.before() == numbers.after()) {
                settled.add(numbers.before());
            }
        }
        return true;
    }

    private boolean step(PdfObject one, PdfObject two, Deque<Pair> pending, Set<Numbers> seen) {
        if (one instanceof PdfReference first && two instanceof PdfReference second) {
            return references(first, second, pending, seen);
        }
        if (one instanceof PdfReference reference && rolesBefore.of(reference.number()) != null) {
            return false;
        }
        if (two instanceof PdfReference reference && rolesAfter.of(reference.number()) != null) {
            return false;
        }
        return values(before.resolve(one), after.resolve(two), pending);
    }

    private boolean references(PdfReference one, PdfReference two, Deque<Pair> pending, Set<Numbers> seen) {
        int first = one.number();
        int second = two.number();
        if (!sameGeneration(one, two)) {
            return false;
        }
        Role role = rolesBefore.of(first);
        if (role != null || rolesAfter.of(second) != null) {
            return first == second && role == rolesAfter.of(second);
        }
        if (first == second && settled.contains(first)) {
            return true;
        }
        if (!seen.add(new Numbers(first, second))) {
            return true;
        }
        // A reader that minds generations and one that does not must see the same object.
        if (first == second
                && before.entry(first).generation() != after.entry(first).generation()) {
            return false;
        }
        return next(before.object(first), after.object(second), pending);
    }

    /** A reader that minds generations and one that does not must be led to the same object. */
    private boolean sameGeneration(PdfReference one, PdfReference two) {
        if (one.number() == two.number()) {
            return one.generation() == two.generation();
        }
        XrefEntry target = after.entry(two.number());
        return target.free() || target.generation() == two.generation();
    }

    /** An object that is itself a reference is followed like any other. */
    private boolean next(PdfObject one, PdfObject two, Deque<Pair> pending) {
        if (one instanceof PdfReference || two instanceof PdfReference) {
            pending.push(new Pair(one, two));
            return true;
        }
        return values(one, two, pending);
    }

    private boolean values(PdfObject one, PdfObject two, Deque<Pair> pending) {
        if (one instanceof PdfMalformed || two instanceof PdfMalformed) {
            return false;
        }
        if (one instanceof PdfArray first && two instanceof PdfArray second) {
            return arrays(first, second, pending);
        }
        if (one instanceof PdfDictionary first && two instanceof PdfDictionary second) {
            dictionaries(first, second, pending);
            return true;
        }
        if (one instanceof PdfStream first && two instanceof PdfStream second) {
            dictionaries(first.dictionary(), second.dictionary(), pending);
            return before.sameData(first, after, second);
        }
        if (one instanceof PdfNumber first && two instanceof PdfNumber second) {
            return first.sameValue(second);
        }
        return one.equals(two);
    }

    private static boolean arrays(PdfArray first, PdfArray second, Deque<Pair> pending) {
        if (first.size() != second.size()) {
            return false;
        }
        List<PdfObject> items = first.items();
        for (int i = 0; i < items.size(); i++) {
            pending.push(new Pair(items.get(i), second.get(i)));
        }
        return true;
    }

    private static void dictionaries(PdfDictionary first, PdfDictionary second, Deque<Pair> pending) {
        Set<String> keys = new LinkedHashSet<>(first.keys());
        keys.addAll(second.keys());
        for (String key : keys) {
            pending.push(new Pair(first.get(key), second.get(key)));
        }
    }
}
