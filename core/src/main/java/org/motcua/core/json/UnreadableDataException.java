package org.motcua.core.json;

import org.jspecify.annotations.Nullable;
import org.motcua.core.CoreException;

/** A data file (calendar, catalogue, directory, dossier record) is not what its description says. */
public final class UnreadableDataException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;

    public UnreadableDataException(String file, String place, String problem, @Nullable Throwable cause) {
        super("The " + file + " cannot be read" + (place.isEmpty() ? "" : " at " + place) + ": " + problem, cause);
        this.file = file;
        this.place = place;
    }

    /** Which file, in words. */
    public String file() {
        return file;
    }

    /** Where in it, such as {@code procedures[2].fees[0].amount} or {@code line 4}; may be empty. */
    public String place() {
        return place;
    }
}
