package org.motcua.signing.revision;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfName;
import org.motcua.signing.syntax.PdfNull;
import org.motcua.signing.syntax.PdfNumber;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfReference;

/**
 * Compares the structure tree of a tagged document (ISO 32000-1 14.7). A new field or annotation brings its own structure
 * element; every other element stays what it is, since programs read the document aloud by them. For one thread.
 */
final class StructureComparison {

    /** Compared by rules of their own. */
    private static final Set<String> OF_THE_ROOT = Set.of("K", "ParentTree", "ParentTreeNextKey");

    private static final Set<String> OF_AN_ELEMENT = Set.of("K", "P");

    private static final Set<String> OF_A_NEW_ELEMENT =
            Set.of("Type", "S", "P", "Pg", "K", "T", "TU", "Alt", "Lang", "A", "C", "NS", "ID");

    private final Step step;
    private final Deque<Elements> pending = new ArrayDeque<>();
    private final Set<Integer> seen = new HashSet<>();
    private final Set<Integer> added = new HashSet<>();

    StructureComparison(Step step) {
        this.step = step;
    }

    private record Elements(PdfDictionary before, PdfDictionary after) {}

    boolean allows(PdfDictionary catalogBefore, PdfDictionary catalogAfter) {
        if (!(step.before().get(catalogBefore, "StructTreeRoot") instanceof PdfDictionary before)
                || !(step.after().get(catalogAfter, "StructTreeRoot") instanceof PdfDictionary after)
                || !sameBut(OF_THE_ROOT, before, after)
                || !kids(before, after)) {
            return false;
        }
        while (!pending.isEmpty()) {
            step.after().file().budget().step();
            Elements elements = pending.pop();
            if (!sameElement(elements.before(), elements.after())) {
                return false;
            }
        }
        return parentTrees(before, after);
    }

    private boolean sameElement(PdfDictionary before, PdfDictionary after) {
        return sameBut(OF_AN_ELEMENT, before, after) && before.get("P").equals(after.get("P")) && kids(before, after);
    }

    private boolean sameBut(Set<String> others, PdfDictionary before, PdfDictionary after) {
        return Step.keys(before, after).stream().allMatch(key -> others.contains(key) || step.same(before, after, key));
    }

    /** The kids that were there come in their order; between them only new elements. */
    private boolean kids(PdfDictionary before, PdfDictionary after) {
        List<PdfObject> one = items(step.before().get(before, "K"), before.get("K"));
        List<PdfObject> two = items(step.after().get(after, "K"), after.get("K"));
        int next = 0;
        for (PdfObject kid : two) {
            step.after().file().budget().step();
            if (next < one.size() && sameKid(one.get(next), kid)) {
                next++;
            } else if (!isNewElement(kid)) {
                return false;
            }
        }
        return next == one.size();
    }

    private static List<PdfObject> items(PdfObject resolved, PdfObject value) {
        if (resolved instanceof PdfArray array) {
            return array.items();
        }
        return resolved == PdfNull.NULL ? List.of() : List.of(value);
    }

    private boolean sameKid(PdfObject before, PdfObject after) {
        if (before instanceof PdfReference one && after instanceof PdfReference two) {
            return one.equals(two) && (!seen.add(one.number()) || sameContent(one, two));
        }
        return !(before instanceof PdfReference) && !(after instanceof PdfReference) && sameContent(before, after);
    }

    private boolean sameContent(PdfObject before, PdfObject after) {
        PdfObject one = step.before().resolve(before);
        PdfObject two = step.after().resolve(after);
        if (!(one instanceof PdfDictionary first) || !(two instanceof PdfDictionary second)) {
            return one instanceof PdfNumber && step.same(one, two);
        }
        if (first.has("S") || second.has("S")) {
            pending.push(new Elements(first, second));
            return true;
        }
        // What an object reference leads to is judged as the annotation that it is.
        return sameBut(Set.of("Obj"), first, second) && first.get("Obj").equals(second.get("Obj"));
    }

    /** An element made for something new, with no hold on what is on the page already. */
    private boolean isNewElement(PdfObject kid) {
        if (!(kid instanceof PdfReference reference) || !isNew(reference)) {
            return false;
        }
        if (!added.add(reference.number())) {
            return true;
        }
        return step.after().resolve(reference) instanceof PdfDictionary element
                && OF_A_NEW_ELEMENT.containsAll(element.keys())
                && element.get("S") instanceof PdfName
                && items(step.after().get(element, "K"), element.get("K")).stream()
                        .allMatch(below -> isReferenceToNewObject(below) || isNewElement(below));
    }

    private boolean isReferenceToNewObject(PdfObject kid) {
        return step.after().resolve(kid) instanceof PdfDictionary reference
                && "OBJR".equals(step.after().findName(reference, "Type"))
                && reference.get("Obj") instanceof PdfReference target
                && isNew(target);
    }

    private boolean isNew(PdfReference reference) {
        return step.before().object(reference.number()) == PdfNull.NULL;
    }

    /** From numbers to elements: those that were there lead to the same elements, new ones to new elements. */
    private boolean parentTrees(PdfDictionary rootBefore, PdfDictionary rootAfter) {
        NumberTree before = NumberTree.read(step.before(), rootBefore.get("ParentTree"));
        NumberTree after = NumberTree.read(step.after(), rootAfter.get("ParentTree"));
        if (!before.wellFormed() || !after.wellFormed()) {
            return false;
        }
        for (Map.Entry<Long, PdfObject> entry : before.entries().entrySet()) {
            PdfObject now = after.entries().get(entry.getKey());
            if (now == null || !sameParents(entry.getValue(), now)) {
                return false;
            }
        }
        return after.entries().entrySet().stream()
                .allMatch(entry -> before.entries().containsKey(entry.getKey()) || isAdded(entry.getValue()));
    }

    private boolean sameParents(PdfObject before, PdfObject after) {
        PdfObject one = step.before().resolve(before);
        PdfObject two = step.after().resolve(after);
        if (one instanceof PdfArray || two instanceof PdfArray) {
            return one.equals(two);
        }
        return before.equals(after);
    }

    private boolean isAdded(PdfObject value) {
        return value instanceof PdfReference reference && added.contains(reference.number());
    }
}
