package org.motcua.workflow;

import java.util.function.Supplier;
import org.motcua.core.audit.Actor;
import org.motcua.core.document.DutiesException;
import org.motcua.workflow.NotAllowedException.Reason;
import org.motcua.workflow.engine.Conflicts;

/** Runs an act whose loss to a faster one, or to the separation of duties, is reported as what it is. */
final class Alone {

    private Alone() {}

    static <T> T act(Actor actor, Supplier<T> act) {
        try {
            return act.get();
        } catch (DutiesException e) {
            throw new NotAllowedException(actor, Reason.SEPARATION, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (Conflicts.isOne(e)) {
                throw new ConflictException(e);
            }
            throw e;
        }
    }
}
