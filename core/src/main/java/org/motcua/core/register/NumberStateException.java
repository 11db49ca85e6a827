package org.motcua.core.register;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.CoreException;
import org.motcua.core.document.DocumentReference;

/** The register's row of a document is not in the state from which the step goes on. */
public final class NumberStateException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String document;
    private final @Nullable NumberState found;

    NumberStateException(DocumentReference document, @Nullable NumberState found, String step, String remedy) {
        super("The number of document " + document + " cannot be " + step + ": it is "
                + (found == null ? "not in the register" : found) + ". " + remedy);
        this.document = document.toString();
        this.found = found;
    }

    /** The document reference, as file/name/version. */
    public String document() {
        return document;
    }

    /** The state that was found; empty where the register has no such document. */
    public Optional<NumberState> found() {
        return Optional.ofNullable(found);
    }
}
