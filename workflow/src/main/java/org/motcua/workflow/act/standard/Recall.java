package org.motcua.workflow.act.standard;

import java.util.Map;
import org.motcua.core.document.Document;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Asked;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/** An issued document is called back: its receivers destroy it (Decree 30/2020, Article 18). */
public final class Recall implements ActType<Recall.Calling> {

    /** Why. */
    public record Calling(
            @Asked(vi = "Lý do thu hồi", en = "Reason", max = Reason.MAX)
            String reason) {}

    @Override
    public ElementType type() {
        return StandardTypes.RECALL;
    }

    @Override
    public Class<Calling> input() {
        return Calling.class;
    }

    @Override
    public Outcome decide(Sight sight, Calling input) {
        Document document = sight.document();
        return Outcome.of(
                Acts.RECALLED,
                Map.of("name", document.name().value(), "reason", input.reason()),
                new Change.DocumentRecalled(document.name()));
    }
}
