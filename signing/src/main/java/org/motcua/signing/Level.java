package org.motcua.signing;

/**
 * The PAdES baseline levels of ETSI EN 319 142-1, from the least to the most that a signature carries with it.
 */
public enum Level {
    /** The signature with its certificates. Its time is what the signer claims. */
    B_B,
    /** B-B and a time-stamp that proves when the signature existed. */
    B_T,
    /** B-T and the certificates and revocation data with which it can be judged later without a network. */
    B_LT,
    /** B-LT and a document time-stamp over all of it, which can be renewed. */
    B_LTA
}
