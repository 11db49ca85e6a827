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

    /** Nothing that is settled leads through a field, so that a field which changes unsettles nothing else. */
    private final Set<Integer> fields = new HashSet<>();

    void add(int number) {
        numbers.add(number);
    }

    boolean contains(int number) {
        return numbers.contains(number);
    }

    void addField(int number) {
        fields.add(number);
    }

    boolean containsField(int number) {
        return fields.contains(number);
    }

    /** Forgets the fields that the step touches, and everything if it touches anything else that was settled. */
    void beginStep(Snapshot before, Snapshot after) {
        for (int number : after.redefinedSince(before)) {
            XrefEntry entry = before.entry(number);
            if (entry.equals(after.entry(number))) {
                continue;
            }
            boolean container = !entry.free()
                    && before.object(number) instanceof PdfStream stream
                    && stream.dictionary().isName("Type", "ObjStm");
            fields.remove(number);
            if (container || numbers.contains(number)) {
                numbers.clear();
                fields.clear();
                return;
            }
        }
    }
}
