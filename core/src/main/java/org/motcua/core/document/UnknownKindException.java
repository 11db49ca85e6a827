package org.motcua.core.document;

import java.util.Collection;
import org.motcua.core.CoreException;

/** There is no such kind of documents. */
public final class UnknownKindException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String kind;

    UnknownKindException(KindId kind, Collection<KindId> known) {
        super("There is no kind of document \"" + kind + "\": name one of " + known
                + ", or add it to the file of kinds");
        this.kind = kind.value();
    }

    public KindId kind() {
        return new KindId(kind);
    }
}
