package org.motcua.workflow.outcome;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.core.audit.Act;

/**
 * What an act or a step brings about, as data: one entry in the record, changes of the case, and the branch that the
 * process takes.
 *
 * @param branch one of the type's; empty for a type without branches
 * @param act the entry's name
 * @param details of the entry: ids, hashes, reasons; no more of persons than the case needs
 * @param counts how many officers were named for which slot, for a multi-instance that follows
 */
public record Outcome(
        Optional<String> branch,
        Act act,
        Map<String, String> details,
        List<Change> changes,
        Map<String, Integer> counts) {

    public Outcome {
        details = Map.copyOf(details);
        changes = List.copyOf(changes);
        counts = Map.copyOf(counts);
    }

    /** Without a branch. */
    public static Outcome of(Act act, Map<String, String> details, Change... changes) {
        return new Outcome(Optional.empty(), act, details, List.of(changes), Map.of());
    }

    /** This outcome on a branch. */
    public Outcome on(String taken) {
        return new Outcome(Optional.of(taken), act, details, changes, counts);
    }

    /** This outcome with the number of officers in a slot. */
    public Outcome counting(String slot, int officers) {
        return new Outcome(branch, act, details, changes, Map.of(slot, officers));
    }
}
