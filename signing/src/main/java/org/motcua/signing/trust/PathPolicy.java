package org.motcua.signing.trust;

import java.util.Set;

/**
 * The policy inputs of RFC 5280 6.1.1: which certificate policies are wanted, and how strictly.
 *
 * @param wanted the acceptable policies by object identifier; empty for any
 * @param explicit whether some wanted policy must hold for the whole chain, even where no certificate asks for it
 * @param noMapping whether policy mappings are not followed
 * @param noAnyPolicy whether the policy anyPolicy counts for nothing
 */
public record PathPolicy(Set<String> wanted, boolean explicit, boolean noMapping, boolean noAnyPolicy) {

    /** Any policy or none. */
    public static final PathPolicy ANY = new PathPolicy(Set.of(), false, false, false);

    public PathPolicy {
        wanted = Set.copyOf(wanted);
    }
}
