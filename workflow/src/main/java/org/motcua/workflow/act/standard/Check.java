package org.motcua.workflow.act.standard;

import java.util.Map;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Answer;
import org.motcua.workflow.act.Asked;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/** A plain yes or no, with a reason, for questions of an agency's own. */
public final class Check implements ActType<Check.Finding> {

    /** What is filled in. */
    public record Finding(
            @Asked(vi = "Trả lời", en = "Answer") Answer answer,

            @Asked(vi = "Lý do", en = "Reason", required = false, max = Reason.MAX)
            String reason) {}

    @Override
    public ElementType type() {
        return StandardTypes.CHECK;
    }

    @Override
    public Class<Finding> input() {
        return Finding.class;
    }

    @Override
    public Outcome decide(Sight sight, Finding input) {
        return Outcome.of(Acts.CHECKED, Map.of("answer", input.answer().branch(), "reason", input.reason()))
                .on(input.answer().branch());
    }
}
