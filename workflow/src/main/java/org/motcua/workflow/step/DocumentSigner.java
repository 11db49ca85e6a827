package org.motcua.workflow.step;

import java.time.Instant;
import java.util.Optional;
import org.motcua.workflow.SigningRefusedException;

/** Puts a signature on a document and makes sure that it stands; what a test replaces to be slow, to fail or to crash. */
public interface DocumentSigner {

    /**
     * Signs and validates, with no transaction open; may take as long as a person takes to confirm.
     *
     * @param document to be signed; left unchanged
     * @param signingTime the same on every attempt
     * @return the signed document, in which every signature is intact and every change allowed
     * @throws SigningRefusedException when it will never be signed; other failures are tried again
     */
    byte[] sign(SigningOrder order, byte[] document, Instant signingTime);

    /**
     * The way to sign where the key answers later. By default every key answers {@link #sign} at once.
     *
     * @return whoever asks closes it
     */
    default Optional<PersonalSigner> personal(SigningOrder order) {
        return Optional.empty();
    }

    /**
     * Judges a result that somebody left in the ledger, as {@link #sign} judged its own.
     *
     * @param document that was to be signed
     * @param result what is said to be it, signed
     * @throws SigningRefusedException when it is not that document with that signature
     */
    void requireResult(SigningOrder order, byte[] document, byte[] result);

    /**
     * Adds to what the agency signed whatever its level wants besides the signatures, with no transaction open: validation
     * data and an archive time stamp. The key is not asked. What fails here is tried again with the same signed document.
     *
     * @param signed what {@link #sign} gave, as it is stored; left unchanged
     * @return the document as it is issued, which is the same where nothing is to be added
     * @throws SigningRefusedException when it will never reach the level
     */
    default byte[] complete(SigningOrder order, byte[] signed) {
        return signed;
    }
}
