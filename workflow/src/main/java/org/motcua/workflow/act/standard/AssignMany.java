package org.motcua.workflow.act.standard;

import java.util.List;
import org.motcua.core.agency.OfficerId;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Asked;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/** Names several officers for a slot, for a multi-instance that follows. */
public final class AssignMany implements ActType<AssignMany.Assignments> {

    /** Enough for the largest council. */
    private static final int MOST = 20;

    /** Who are named, in the order of the instances. */
    public record Assignments(
            @Asked(vi = "Những người xử lý", en = "Officers")
            List<OfficerId> officers) {

        public Assignments {
            officers = List.copyOf(officers);
            if (officers.isEmpty() || officers.size() > MOST) {
                throw new IllegalArgumentException("Name 1 to " + MOST + " officers, but got " + officers.size());
            }
            if (officers.stream().distinct().count() < officers.size()) {
                throw new IllegalArgumentException("An officer is named twice in " + officers + ": name each once");
            }
        }
    }

    @Override
    public ElementType type() {
        return StandardTypes.ASSIGN_MANY;
    }

    @Override
    public Class<Assignments> input() {
        return Assignments.class;
    }

    @Override
    public Outcome decide(Sight sight, Assignments input) {
        return Assign.assigned(sight, input.officers());
    }
}
