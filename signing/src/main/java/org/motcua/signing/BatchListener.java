package org.motcua.signing;

/**
 * Hears what came of each document of a batch, as it happens and in the order in which they end. Never called by two
 * threads at once, so that it needs no locks of its own; the batch waits for it. What it throws stops the batch and is
 * thrown by {@link BatchSigner#sign}.
 */
public interface BatchListener {

    /** The document was signed and lies complete under its output's name. */
    void signed(BatchItem item, SigningResult result);

    /** The output was there already, finished by an earlier run ({@link BatchSigner.Builder#resume()}). */
    void finishedBefore(BatchItem item);

    /** The document was not signed, and nothing was put under its output's name. */
    void failed(BatchItem item, SigningException cause);
}
