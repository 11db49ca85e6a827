package org.motcua.signing.revision;

import java.util.HashSet;
import java.util.Set;
import org.motcua.signing.syntax.PdfStream;
import org.motcua.signing.syntax.Snapshot;
import org.motcua.signing.syntax.XrefEntry;

/**
 * The objects that were found the same, with everything that they lead to, in the steps so far. As long as no later step
 * touches one of them they need not be walked again. For one thread.
 */
final class Settled {

    private final Set<Integer> numbers = new HashSet<>();

    void add(int number) {
        numbers.add(number);
    }

    boolean contains(int number) {
        return numbers.contains(number);
    }

    /** Forgets everything if the step touches anything that was settled. */
    void beginStep(Snapshot before, Snapshot after) {
        for (int number : after.redefinedSince(before)) {
            XrefEntry entry = before.entry(number);
            if (entry.equals(after.entry(number))) {
                continue;
            }
            boolean container = !entry.free()
                    && before.object(number) instanceof PdfStream stream
                    && stream.dictionary().isName("Type", "ObjStm");
            if (container || numbers.contains(number)) {
                numbers.clear();
                return;
            }
        }
    }
}
