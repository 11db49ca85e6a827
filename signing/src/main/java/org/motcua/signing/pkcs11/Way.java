package org.motcua.signing.pkcs11;

import java.util.Optional;

/**
 * One way to get a signature of some algorithm from a token.
 *
 * @param mechanism what the token does
 * @param before what is done here with the data first: hashing, and padding where the token cannot
 * @param after what is done here with the token's answer
 * @param fallBack what to tell the user where this is not the usual way
 */
record Way(Mechanism mechanism, Step before, Step after, Optional<String> fallBack) {

    /** From bytes to bytes. */
    @FunctionalInterface
    interface Step {
        byte[] apply(byte[] bytes);
    }

    static Way usual(Mechanism mechanism, Step before, Step after) {
        return new Way(mechanism, before, after, Optional.empty());
    }

    Way otherwise(String why) {
        return new Way(mechanism, before, after, Optional.of(why));
    }
}
