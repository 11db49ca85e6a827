package org.motcua.core.document;

/**
 * Which duties about one document must lie with different people. That drafter, approver and signer differ always
 * holds; the two that are switched here are needed by very small agencies only.
 *
 * @param sealerIsNotSigner who orders the agency's signature did not sign as leader
 * @param sealerIsNotDrafter who orders the agency's signature did not draft
 */
public record Separation(boolean sealerIsNotSigner, boolean sealerIsNotDrafter) {

    /** All duties apart. */
    public static final Separation STRICT = new Separation(true, true);
}
