package org.motcua.core.transaction;

import org.motcua.core.CoreException;

/** The database is set up so that it may lose a commit which it has already acknowledged. */
public final class NotDurableException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String setting;
    private final String found;

    NotDurableException(String setting, String found, String remedy) {
        super("The database may lose acknowledged commits when it is killed: " + setting + " is " + found + ". "
                + remedy);
        this.setting = setting;
        this.found = found;
    }

    /** The name of the database's setting. */
    public String setting() {
        return setting;
    }

    /** The value that was found. */
    public String found() {
        return found;
    }
}
