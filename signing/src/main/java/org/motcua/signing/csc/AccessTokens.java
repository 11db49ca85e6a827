package org.motcua.signing.csc;

/** Where access tokens come from. Implementations are thread-safe. */
interface AccessTokens {

    /** A token for one call. */
    String token();

    /** The service took this one no more; the next should be another. */
    default void refused(String token) {}
}
