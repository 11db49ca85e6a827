package org.motcua.core.calendar;

import org.motcua.core.CoreException;

/** A calendar is kept under that version already, and it is another one. */
public final class OtherCalendarException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String version;

    OtherCalendarException(String version) {
        super("Another working calendar, or one in force since another day, is kept as version " + version
                + ": deadlines were computed with it, so give the changed one a new version");
        this.version = version;
    }

    public String version() {
        return version;
    }
}
