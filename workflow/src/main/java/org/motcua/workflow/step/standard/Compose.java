package org.motcua.workflow.step.standard;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.motcua.core.document.Document;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.step.RecordCheck;
import org.motcua.workflow.step.StepType;

/** A document is laid out from what its drafter wrote and with the initials that it has. Doing it again does no harm. */
public final class Compose implements StepType {

    /** Lays documents out. */
    @FunctionalInterface
    public interface Composer {

        /**
         * The document as PDF, its fields in it, empty.
         *
         * @throws RuntimeException when it cannot be laid out; the step then waits for an operator
         */
        byte[] compose(Document document, Sight sight);
    }

    private final Composer composer;

    public Compose(Composer composer) {
        this.composer = composer;
    }

    @Override
    public ElementType type() {
        return StandardTypes.COMPOSE;
    }

    @Override
    public void requireRecorded(Sight sight, RecordCheck record) {
        record.requireDrafted(sight.document());
    }

    @Override
    public byte[] perform(Sight sight, Attempt attempt) {
        return composer.compose(sight.document(), sight);
    }

    @Override
    public Outcome outcome(Sight sight, @Nullable DocumentId result) {
        DocumentId bytes = Objects.requireNonNull(result);
        Document document = sight.document();
        return Outcome.of(
                Acts.COMPOSED,
                Map.of(
                        "name", document.name().value(),
                        "version", Integer.toString(document.version()),
                        "document", bytes.value()),
                new Change.DocumentComposed(document.name(), bytes));
    }
}
