package org.motcua.workflow.act.standard;

import java.util.Map;
import org.motcua.core.dossier.DossierState;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Asked;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/** The result is handed to the applicant; the dossier has ended. */
public final class HandOver implements ActType<HandOver.Handing> {

    /** What is filled in. */
    public record Handing(
            @Asked(vi = "Ghi chú", en = "Note", required = false, max = Reason.MAX)
            String note) {}

    @Override
    public ElementType type() {
        return StandardTypes.HAND_OVER;
    }

    @Override
    public Class<Handing> input() {
        return Handing.class;
    }

    @Override
    public Outcome decide(Sight sight, Handing input) {
        return Outcome.of(
                Acts.RESULT_RETURNED, Map.of("note", input.note()), new Change.DossierMoved(DossierState.RETURNED));
    }
}
