package org.motcua.signing.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfName;
import org.motcua.signing.syntax.PdfNull;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfReference;
import org.motcua.signing.syntax.PdfString;

/**
 * Compares the page tree: the same pages in the same order, with the same content and resources. Only the list of
 * annotations of a page may differ, by rules of its own. For one thread.
 */
final class PageComparison {

    private final Step step;
    private final AnnotationComparison annotations;
    private final Set<Integer> seen = new HashSet<>();
    private int page;

    PageComparison(Step step) {
        this.step = step;
        this.annotations = new AnnotationComparison(step);
    }

    private record Node(PdfObject before, PdfObject after) {}

    void run(PdfObject rootBefore, PdfObject rootAfter) {
        Deque<Node> pending = new ArrayDeque<>();
        pending.push(new Node(rootBefore, rootAfter));
        while (!pending.isEmpty()) {
            step.after().file().budget().step();
            Node node = pending.pop();
            if (!(node.before() instanceof PdfReference before)
                    || !(node.after() instanceof PdfReference after)
                    || !before.equals(after)) {
                step.add(Change.forbidden("page tree"));
                return;
            }
            if (seen.add(before.number())) {
                node(before, pending);
            }
        }
    }

    private void node(PdfReference reference, Deque<Node> pending) {
        PdfObject before = step.before().resolve(reference);
        PdfObject after = step.after().resolve(reference);
        if (!(before instanceof PdfDictionary one) || !(after instanceof PdfDictionary two)) {
            if (before != PdfNull.NULL || after != PdfNull.NULL) {
                step.add(Change.forbidden("page tree node " + reference));
            }
            return;
        }
        boolean leaf = step.after().findArray(two, "Kids") == null;
        String name = leaf ? "page " + ++page : "page tree node " + reference;
        for (String key : Step.keys(one, two)) {
            if (key.equals("Kids") && !leaf) {
                kids(one, two, pending);
            } else if (key.equals("Annots") && leaf) {
                annotations.compare(one, two, name);
            } else if (!step.same(one, two, key) && !isProducerMark(key, leaf, two)) {
                step.add(Change.forbidden(name + " /" + key));
            }
        }
    }

    /**
     * What shows nothing: iText leaves its version on the root of the page tree, a string that no viewer reads, and says in
     * which order the tabulator key goes through the fields of a tagged page.
     */
    private boolean isProducerMark(String key, boolean leaf, PdfDictionary after) {
        PdfObject value = step.after().get(after, key);
        return leaf ? key.equals("Tabs") && value instanceof PdfName : key.equals("ITXT") && value instanceof PdfString;
    }

    private void kids(PdfDictionary before, PdfDictionary after, Deque<Node> pending) {
        PdfArray one = step.before().findArray(before, "Kids");
        PdfArray two = step.after().findArray(after, "Kids");
        if (one == null || two == null || one.size() != two.size()) {
            step.add(Change.forbidden("page tree /Kids"));
            return;
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            nodes.add(new Node(one.get(i), two.get(i)));
        }
        for (int i = nodes.size() - 1; i >= 0; i--) {
            pending.push(nodes.get(i));
        }
    }
}
