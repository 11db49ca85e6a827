package org.motcua.workflow.step;

import java.time.Instant;
import org.motcua.core.agency.OfficerId;
import org.motcua.signing.PreparedSignature;
import org.motcua.signing.deferred.DeferredKey;

/**
 * Signs one order with a key that its owner must release: the document is prepared, the owner answers whenever that is, and
 * the document is completed with the answer, by any process. For one order; whoever opened it closes it.
 */
public interface PersonalSigner extends AutoCloseable {

    /** Whose key it is. */
    OfficerId owner();

    /** The owner's key. */
    DeferredKey key();

    /**
     * Prepares the document, once it is sound and the key may sign it.
     *
     * @param time of the signature
     * @throws org.motcua.workflow.SigningRefusedException when it will never be signed with this key
     */
    Prepared prepare(byte[] document, Instant time);

    /**
     * Puts the owner's answer into the prepared document and makes sure that it stands.
     *
     * @throws org.motcua.workflow.SigningRefusedException when it never will
     */
    byte[] complete(Prepared prepared, byte[] value);

    @Override
    void close();

    /** What waits for its owner. Immutable. */
    final class Prepared {

        private final byte[] document;
        private final PreparedSignature signature;

        /** @param document with an empty room for the signature */
        public Prepared(byte[] document, PreparedSignature signature) {
            this.document = document.clone();
            this.signature = signature;
        }

        /** With an empty room for the signature. */
        public byte[] document() {
            return document.clone();
        }

        public PreparedSignature signature() {
            return signature;
        }
    }
}
