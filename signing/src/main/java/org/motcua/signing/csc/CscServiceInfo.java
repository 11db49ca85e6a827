package org.motcua.signing.csc;

import java.util.Set;

/**
 * What a service says of itself (CSC API v2 and 1.0.4.0, 11.1). Immutable.
 *
 * @param version of the API that it speaks, e.g. {@code 2.0.0.2} or {@code 1.0.4.0}
 * @param name for people
 * @param methods that it has, e.g. {@code signatures/signHash}
 */
public record CscServiceInfo(String version, String name, Set<String> methods) {

    public CscServiceInfo {
        methods = Set.copyOf(methods);
    }
}
