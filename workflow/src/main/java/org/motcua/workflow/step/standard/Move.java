package org.motcua.workflow.step.standard;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.step.StepType;

/** The dossier comes to a state that the model decides; which ones follow which is core's to say. */
public final class Move implements StepType {

    @Override
    public ElementType type() {
        return StandardTypes.MOVE;
    }

    @Override
    public Outcome outcome(Sight sight, @Nullable DocumentId result) {
        DossierState state = DossierState.valueOf(sight.settings().text("motcua.dossier"));
        return Outcome.of(Acts.MOVED, Map.of("state", state.name()), new Change.DossierMoved(state));
    }
}
