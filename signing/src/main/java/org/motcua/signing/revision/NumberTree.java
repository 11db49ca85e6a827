package org.motcua.signing.revision;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfNull;
import org.motcua.signing.syntax.PdfNumber;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfReference;
import org.motcua.signing.syntax.Snapshot;

/** The entries of a number tree (ISO 32000-1 7.9.7), wherever in it they stand. */
final class NumberTree {

    private final Map<Long, PdfObject> entries = new HashMap<>();
    private boolean wellFormed = true;

    private NumberTree() {}

    static NumberTree read(Snapshot document, PdfObject root) {
        NumberTree tree = new NumberTree();
        Deque<PdfObject> pending = new ArrayDeque<>();
        Set<Integer> seen = new HashSet<>();
        pending.push(root);
        while (!pending.isEmpty() && tree.wellFormed) {
            document.file().budget().step();
            PdfObject node = pending.pop();
            boolean again = node instanceof PdfReference reference && !seen.add(reference.number());
            PdfObject resolved = document.resolve(node);
            if (again || !(resolved instanceof PdfDictionary dictionary)) {
                tree.wellFormed = !again && resolved == PdfNull.NULL;
                continue;
            }
            tree.addEntries(document, dictionary);
            PdfArray kids = document.findArray(dictionary, "Kids");
            if (kids != null) {
                kids.items().forEach(pending::push);
            }
        }
        return tree;
    }

    private void addEntries(Snapshot document, PdfDictionary node) {
        PdfArray numbers = document.findArray(node, "Nums");
        if (numbers == null) {
            return;
        }
        wellFormed &= numbers.size() % 2 == 0;
        for (int i = 0; i + 1 < numbers.size(); i += 2) {
            document.file().budget().step();
            boolean fresh = document.resolve(numbers.get(i)) instanceof PdfNumber number
                    && entries.put(number.longValue(), numbers.get(i + 1)) == null;
            wellFormed &= fresh;
        }
    }

    Map<Long, PdfObject> entries() {
        return entries;
    }

    /** Whether every number leads to one thing, without circles. */
    boolean wellFormed() {
        return wellFormed;
    }
}
