package org.motcua.core.json;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.motcua.core.CoreException;

/** A data file (calendar, catalogue, directory, dossier record) is not what its description says. */
public final class UnreadableDataException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;
    private final transient @Nullable List<JsonError> errors;

    public UnreadableDataException(String file, String place, String problem, @Nullable Throwable cause) {
        super("The " + file + " cannot be read" + (place.isEmpty() ? "" : " at " + place) + ": " + problem, cause);
        this.file = file;
        this.place = place;
        this.errors = List.of();
    }

    /** With all that is wrong; the message has the first. */
    public UnreadableDataException(String file, List<JsonError> errors) {
        super("The " + file + " cannot be read at " + first(errors));
        this.file = file;
        this.place = errors.get(0).place();
        this.errors = List.copyOf(errors);
    }

    private static String first(List<JsonError> errors) {
        JsonError first = errors.get(0);
        String where =
                first.place().isEmpty() ? "line " + first.line() : first.place() + " (line " + first.line() + ")";
        String more = errors.size() == 1 ? "" : "; and " + (errors.size() - 1) + " more";
        return where + ": " + first.reason(Locale.ENGLISH) + "; " + first.remedy(Locale.ENGLISH) + more;
    }

    /** Which file, in words. */
    public String file() {
        return file;
    }

    /** Where in it, such as {@code procedures[2].fees[0].amount} or {@code line 4}; may be empty. */
    public String place() {
        return place;
    }

    /**
     * All that is wrong with it, in the order of the file; empty for files that are read up to the first error only, whose
     * message says it.
     */
    public List<JsonError> errors() {
        return errors == null ? List.of() : errors;
    }
}
