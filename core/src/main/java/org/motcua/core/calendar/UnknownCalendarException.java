package org.motcua.core.calendar;

import org.motcua.core.CoreException;

/** There is no calendar of that version. */
public final class UnknownCalendarException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String version;

    UnknownCalendarException(String version) {
        super("There is no working calendar of version " + version + ": keep the file that it was read from");
        this.version = version;
    }

    public String version() {
        return version;
    }
}
