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

/** An opinion in the record: of another division, or of another agency. */
public final class Opinion implements ActType<Opinion.View> {

    /** What is filled in. */
    public record View(
            @Asked(vi = "Ý kiến", en = "Opinion") Answer answer,

            @Asked(vi = "Nội dung", en = "Text", max = Reason.MAX)
            String text) {}

    @Override
    public ElementType type() {
        return StandardTypes.OPINION;
    }

    @Override
    public Class<View> input() {
        return View.class;
    }

    @Override
    public Outcome decide(Sight sight, View input) {
        return Outcome.of(Acts.OPINION_GIVEN, Map.of("answer", input.answer().branch(), "text", input.text()))
                .on(input.answer().branch());
    }
}
