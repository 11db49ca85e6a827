package org.motcua.workflow.act;

import org.motcua.workflow.form.Form;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/**
 * A kind of act: what an officer or the applicant does at a task, by a message, or to start a case. An application adds
 * its own by giving one to the builder; it then appears among the element templates and in the check of models.
 *
 * <p>Implementations are stateless and thread-safe. They are called while the case is locked, so they call nothing
 * outside: whatever is slow is a {@link org.motcua.workflow.step.StepType}.
 *
 * @param <I> the input record, which is the form: its components have {@link Asked}
 */
public interface ActType<I extends Record> {

    /** Its name, places, settings, branches and effects. */
    ElementType type();

    /** The input record. */
    Class<I> input();

    /** What is asked for here; by default what the record says, with the branches that the model offers. */
    default Form form(Sight sight) {
        return InputForm.of(input()).form(sight);
    }

    /**
     * Who may do it whatever a model says: it throws {@link org.motcua.workflow.NotAllowedException}. By default there is
     * nothing besides what the model says.
     */
    default void requireLawful(Sight sight) {}

    /**
     * What the act brings about. Pure: the same sight and input give the same outcome.
     *
     * @throws RuntimeException to refuse; nothing is changed then
     */
    Outcome decide(Sight sight, I input);
}
