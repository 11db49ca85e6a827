package org.motcua.workflow.outcome;

import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.inbox.TaskRow;
import org.motcua.workflow.model.Element;

/** Which process token moves when an outcome is recorded. */
public sealed interface Token {

    /** A user task is done. */
    record TaskDone(TaskRow task, Element element) implements Token {}

    /** A step is done. */
    record StepDone(Tokens.Step step, String worker) implements Token {}

    /** A step ends by an error that the model catches. */
    record StepEnded(Tokens.Step step, String worker, String error, String reason) implements Token {}

    /** A message has come to the one that waits for it. */
    record Received(Tokens.Subscription subscription) implements Token {}

    /**
     * A process begins.
     *
     * @param element its start event where the model has several; may be empty
     */
    record Started(String definition, String element) implements Token {}

    /** None. */
    record None() implements Token {}
}
