package org.motcua.signing;

import java.nio.file.Path;
import java.util.Objects;

/**
 * One document of a batch. Immutable.
 *
 * @param input the document; it is never altered
 * @param output where the signed document goes; its folder must be there
 * @param request what is wanted of the signature; many items may share one
 */
public record BatchItem(Path input, Path output, SignatureRequest request) {

    public BatchItem {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(request, "request");
    }
}
