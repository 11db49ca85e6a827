package org.motcua.workflow.step.standard;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.step.StepType;

/** A message to another process of the case, which must wait for it. */
public final class Send implements StepType {

    @Override
    public ElementType type() {
        return StandardTypes.SEND;
    }

    @Override
    public Outcome outcome(Sight sight, @Nullable DocumentId result) {
        String message = sight.settings().text("motcua.message");
        return Outcome.of(Acts.MESSAGE_SENT, Map.of("message", message), new Change.MessageSent(message));
    }
}
