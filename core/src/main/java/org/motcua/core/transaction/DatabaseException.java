package org.motcua.core.transaction;

import java.sql.SQLException;
import org.motcua.core.CoreException;

/** A connection could not be opened, set up or committed. The cause is the driver's own exception. */
public final class DatabaseException extends CoreException {

    private static final long serialVersionUID = 1L;

    DatabaseException(String message, SQLException cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
