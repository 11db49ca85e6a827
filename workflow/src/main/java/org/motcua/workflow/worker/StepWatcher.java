package org.motcua.workflow.worker;

import org.motcua.workflow.ledger.OperationKey;

/**
 * Is told how far a signing step has come, on the step's own thread, for measurements and for tests that crash there.
 * What it throws is taken as a failure of the step.
 */
@FunctionalInterface
public interface StepWatcher {

    /** Hears nothing. */
    StepWatcher NONE = (key, point) -> {};

    /** The step has come to this point. */
    void reached(OperationKey key, StepPoint point);
}
