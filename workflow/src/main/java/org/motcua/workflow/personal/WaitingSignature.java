package org.motcua.workflow.personal;

import java.time.Instant;
import org.motcua.core.document.DocumentReference;
import org.motcua.workflow.ledger.OperationKey;

/**
 * A document that waits for its leader's key.
 *
 * @param key the step, by which it is begun
 * @param since when it was ordered to be signed
 */
public record WaitingSignature(OperationKey key, Instant since) {

    /** The document. */
    public DocumentReference document() {
        return key.document();
    }
}
