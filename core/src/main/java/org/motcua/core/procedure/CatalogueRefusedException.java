package org.motcua.core.procedure;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.motcua.core.CoreException;
import org.motcua.core.json.JsonError;

/** A catalogue's file is sound, but does not go with what the database has; nothing of it was imported. */
public final class CatalogueRefusedException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable List<JsonError> errors;

    CatalogueRefusedException(List<JsonError> errors) {
        super("The catalogue is not imported, " + errors.get(0).text(Locale.ENGLISH)
                + (errors.size() == 1 ? "" : "; and " + (errors.size() - 1) + " more"));
        this.errors = List.copyOf(errors);
    }

    /** All that stands against it, with its place in the file. */
    public List<JsonError> errors() {
        return errors == null ? List.of() : errors;
    }
}
