package org.motcua.core.calendar;

import org.motcua.core.CoreException;

/** The deadline was extended as often as the rules allow. */
public final class ExtensionRefusedException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final int maxExtensions;

    ExtensionRefusedException(ClockRules rules) {
        super("The deadline was extended " + rules.maxExtensions() + " times, as often as the rules " + rules.version()
                + " allow: decide, or stop the dossier");
        this.maxExtensions = rules.maxExtensions();
    }

    public int maxExtensions() {
        return maxExtensions;
    }
}
