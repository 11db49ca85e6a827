package org.motcua.core.store;

import java.io.IOException;
import org.motcua.core.CoreException;

/** A document store cannot read or write. The cause is what the file system said. */
public final class StoreException extends CoreException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message, IOException cause) {
        super(message + ": " + cause, cause);
    }
}
