package org.motcua.workflow.step.standard;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.Messenger;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.model.Who;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.step.StepType;

/** Somebody is told something through the application's messenger. After a crash the messenger may be asked again. */
public final class Notify implements StepType {

    private final Messenger messenger;

    public Notify(Messenger messenger) {
        this.messenger = messenger;
    }

    @Override
    public ElementType type() {
        return StandardTypes.NOTIFY;
    }

    @Override
    public byte @Nullable [] perform(Sight sight, Attempt attempt) {
        messenger.tell(new Messenger.Message(
                sight.caseFile().id(), whom(sight), sight.settings().text("motcua.text"), attempt.reference()));
        return null;
    }

    private static List<String> whom(Sight sight) {
        return Who.parse(sight.settings().text("motcua.to")).stream()
                .map(Who::toString)
                .toList();
    }

    @Override
    public Outcome outcome(Sight sight, @Nullable DocumentId result) {
        return Outcome.of(
                Acts.NOTIFIED,
                Map.of("text", sight.settings().text("motcua.text"), "to", String.join("|", whom(sight))));
    }
}
