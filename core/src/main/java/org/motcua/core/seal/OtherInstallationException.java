package org.motcua.core.seal;

import org.motcua.core.CoreException;

/** The seals in the database are of another installation. */
public final class OtherInstallationException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String found;

    public OtherInstallationException(String configured, String found) {
        super("The seals in the database are of installation " + found + ", not " + configured
                + ": seal under the name that the series began with");
        this.found = found;
    }

    /** The name that the seals have. */
    public String found() {
        return found;
    }
}
