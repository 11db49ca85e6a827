package org.motcua.workflow.act.standard;

import java.util.Map;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Asked;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/** A work file is opened, or work on it begins again. */
public final class Open implements ActType<Open.Beginning> {

    /** What it is about. */
    public record Beginning(
            @Asked(vi = "Trích yếu", en = "Subject", max = 1_000)
            String subject) {}

    @Override
    public ElementType type() {
        return StandardTypes.OPEN;
    }

    @Override
    public Class<Beginning> input() {
        return Beginning.class;
    }

    @Override
    public Outcome decide(Sight sight, Beginning input) {
        return Outcome.of(
                Acts.OPENED, Map.of("process", sight.caseFile().process().toString()));
    }
}
