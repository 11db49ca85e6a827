package org.motcua.core.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.Text;

/**
 * How a procedure is offered and decided: what its public listing says besides papers, time and fees.
 *
 * @param level how far it is offered online; null where it is not
 * @param interlinked whether several agencies handle it (liên thông)
 * @param deciders who decides, at most one on a day; empty where the agency that receives decides
 * @param steps the internal way, in its order; may be empty
 * @param note what else is to be known; may be empty
 * @param sample whether it is made up, to show or to try something: never to be taken for a real one
 */
public record Provision(
        @Nullable ServiceLevelId level,
        boolean interlinked,
        List<Decider> deciders,
        List<StepBudget> steps,
        String note,
        boolean sample) {

    /** Nothing of all this. */
    public static final Provision PLAIN = new Provision(null, false, List.of(), List.of(), "", false);

    public Provision {
        deciders = List.copyOf(deciders);
        steps = List.copyOf(steps);
        Text.optional(note, "Note of a procedure", 1000);
        Overlaps.require(deciders, Decider::effective, "Two decide at one time");
    }

    public Optional<ServiceLevelId> serviceLevel() {
        return Optional.ofNullable(level);
    }

    /** Who decides on the day. */
    public Optional<Decider> decider(LocalDate day) {
        return deciders.stream().filter(one -> one.effective().contains(day)).findFirst();
    }
}
