package org.motcua.workflow.step.standard;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.core.document.Document;
import org.motcua.core.store.DocumentId;
import org.motcua.core.store.DocumentStore;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.step.StepType;

/** The newest bytes of a document are validated; what is not sound takes the boundary error of the step. */
public final class Validate implements StepType {

    /** Says whether a signed document is sound. */
    @FunctionalInterface
    public interface Judge {

        /**
         * Judges.
         *
         * @param document whose agency and kind say what counts
         * @param bytes its newest
         * @throws SigningRefusedException saying why it is not sound; other failures are tried again
         */
        void require(Document document, byte[] bytes);
    }

    private final Judge judge;
    private final DocumentStore store;

    public Validate(Judge judge, DocumentStore store) {
        this.judge = judge;
        this.store = store;
    }

    @Override
    public ElementType type() {
        return StandardTypes.VALIDATE;
    }

    @Override
    public byte @Nullable [] perform(Sight sight, Attempt attempt) {
        judge.require(sight.document(), store.require(subject(sight)));
        return null;
    }

    @Override
    public Outcome outcome(Sight sight, @Nullable DocumentId result) {
        return Outcome.of(
                Acts.VALIDATED,
                Map.of(
                        "name",
                        sight.documentName().value(),
                        "document",
                        subject(sight).value()));
    }

    @Override
    public Outcome refused(Sight sight, String reason) {
        return Outcome.of(
                Acts.NOT_SOUND,
                Map.of(
                        "name", sight.documentName().value(),
                        "document", subject(sight).value(),
                        "reason", reason));
    }
}
