package org.motcua.signing.csc;

import java.net.URI;
import java.util.Arrays;

/** Versions of the API of the Cloud Signature Consortium, which differ in the names and shapes of what is said. */
public enum CscVersion {
    /** CSC API 1.0.4.0. */
    V1,
    /** CSC API v2. */
    V2;

    /** The version that a path such as {@code csc/v1} names (1.0.4.0, 7.3); what names none is version 2. */
    static CscVersion of(URI base) {
        String path = base.getPath() == null ? "" : base.getPath();
        return Arrays.stream(path.split("/"))
                .filter(part -> part.equals("v1") || part.equals("v2"))
                .reduce((before, last) -> last)
                .filter("v1"::equals)
                .map(any -> V1)
                .orElse(V2);
    }
}
