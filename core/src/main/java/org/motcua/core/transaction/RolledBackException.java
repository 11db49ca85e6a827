package org.motcua.core.transaction;

import org.jspecify.annotations.Nullable;
import org.motcua.core.CoreException;

/**
 * The outermost work returned as if all were well, but the transaction had been marked rollback-only and was rolled
 * back: nothing of it is in the database. The cause, where there is one, is the failure that marked it, which somebody
 * on the way out caught.
 */
public final class RolledBackException extends CoreException {

    private static final long serialVersionUID = 1L;

    public RolledBackException(@Nullable Throwable cause) {
        super(
                "The transaction was rolled back although its work returned: "
                        + (cause == null ? "setRollbackOnly was called" : "a joined part of it failed with " + cause)
                        + ". Let that failure through, or do the part in a transaction of its own",
                cause);
    }
}
