package org.motcua.workflow.step;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/**
 * A kind of step: what the system does by itself at an external service task. An application adds its own by giving one to
 * the builder; it then appears among the element templates and in the check of models.
 *
 * <p>A step is performed with no transaction open, perhaps several times after crashes; what it must do once only names a
 * role in the ledger and is then performed again only where nobody knows whether it was. Its outcome is recorded in one
 * transaction together with the token. Implementations are stateless and thread-safe.
 */
public interface StepType {

    /** Its name, settings, error and effects. */
    ElementType type();

    /** For what must be done once: as what the ledger has it. By default it may be done again without harm. */
    default Optional<SigningRole> once() {
        return Optional.empty();
    }

    /** The owner's way to do it, where a person's answer is waited for; whoever asks closes it. By default nobody's is. */
    default Optional<PersonalSigner> personal(Sight sight) {
        return Optional.empty();
    }

    /**
     * Whoever ordered it may still do so today.
     *
     * @throws SigningRefusedException when the appointment has ended
     */
    default void requireAppointed(Sight sight) {}

    /** Whose key it asks, as a name; of one owner's keys only so many are asked at once. By default it asks none. */
    default Optional<String> keyOwner(Sight sight) {
        return Optional.empty();
    }

    /** The document that a step which is done once is about; the ledger knows the step by it. */
    default DocumentId subject(Sight sight) {
        return sight.document().current().orElseThrow();
    }

    /**
     * How a step is performed.
     *
     * @param reference the same on every attempt, for services that remember their answers
     * @param time when the step was first begun, the same on every attempt
     */
    record Attempt(String reference, Instant time) {}

    /**
     * Does the slow part, with no transaction open. By default there is none.
     *
     * @param sight as it is committed
     * @return the document that it has made, where it has; the worker puts it into the document store
     * @throws SigningRefusedException when it will never be done; other failures are tried again. Operators are told the
     *     text of a {@link org.motcua.workflow.WorkflowException}, and of other failures only their kind and place in the
     *     code, for nobody knows what is in their texts
     */
    default byte @Nullable [] perform(Sight sight, Attempt attempt) {
        return null;
    }

    /**
     * Judges a result that the ledger has before it is recorded; it throws when that is not the step's.
     *
     * @param sight as it is committed
     */
    default void requireResult(Sight sight, Attempt attempt, DocumentId result) {}

    /**
     * Adds to the stored result of a step that is done once what can be added without doing it again, with no transaction
     * open. By default nothing.
     *
     * @param sight as it is committed
     * @return what is recorded in place of the result, or nothing where that is the result itself
     * @throws SigningRefusedException when it will never be complete; other failures are tried again, with the same result
     */
    default byte @Nullable [] complete(Sight sight, Attempt attempt, DocumentId result) {
        return null;
    }

    /**
     * The record must carry what the step is about to do, before it is begun and again before it is recorded. That the
     * chain holds, and goes with the case's row and the engine's tasks, was checked already.
     *
     * @throws RecordDisagreesException when it does not
     */
    default void requireRecorded(Sight sight, RecordCheck record) {}

    /**
     * Whether this node's clock can be right, asked before anything is written down for a step that is done once.
     *
     * @throws org.motcua.workflow.WorkflowException when it cannot
     */
    default void requireClock(Sight sight) {}

    /** Whose act the outcome is, where it is not the worker's own: the officer who ordered it. */
    default Sight inNameOf(Sight sight) {
        return sight;
    }

    /** What the step brings about. Pure. */
    Outcome outcome(Sight sight, @Nullable DocumentId result);

    /** What it brings about instead when it will never be done; the token then takes the boundary error of the type. */
    default Outcome refused(Sight sight, String reason) {
        throw new IllegalStateException("A step of type " + type().name() + " is never refused for good: " + reason);
    }
}
