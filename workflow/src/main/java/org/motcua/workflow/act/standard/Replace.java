package org.motcua.workflow.act.standard;

import java.util.Map;
import org.motcua.core.document.Document;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Asked;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/** A document that holds in place of an issued one is begun; the issue of the new one ends the old. */
public final class Replace implements ActType<Replace.Wish> {

    /** Why. */
    public record Wish(
            @Asked(vi = "Lý do thay thế", en = "Reason", max = Reason.MAX)
            String reason) {}

    @Override
    public ElementType type() {
        return StandardTypes.REPLACE;
    }

    @Override
    public Class<Wish> input() {
        return Wish.class;
    }

    @Override
    public Outcome decide(Sight sight, Wish input) {
        Document document = sight.document();
        document.replacedBy(sight.requireOfficer().id(), sight.now()); // refused now, not when the other one is issued
        return Outcome.of(Acts.REPLACEMENT_BEGUN, Map.of("name", document.name().value(), "reason", input.reason()));
    }
}
