package org.motcua.signing;

/**
 * Whether the signed bytes are the bytes that were signed. Says nothing about who signed, whether to trust them, or what
 * was appended afterwards. Immutable.
 */
public enum Integrity {
    /** The digest matches and the signature value verifies with the certificate that the signature names. */
    INTACT,
    /** The signature can be read and does not verify. */
    BROKEN,
    /** The signature cannot be read, so that nothing can be said of the bytes. */
    UNREADABLE
}
