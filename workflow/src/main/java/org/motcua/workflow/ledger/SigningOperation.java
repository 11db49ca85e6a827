package org.motcua.workflow.ledger;

import java.time.Instant;
import java.util.Optional;
import org.motcua.core.store.DocumentId;

/**
 * A row of the ledger.
 *
 * @param document what was to be signed
 * @param reservedAt when the step was first reserved; it is also the signing time, the same on every attempt
 * @param attempts how often the key was asked or about to be
 * @param result the signed document, from SIGNED on
 * @param reason why it failed for good
 * @param owner id of the officer whose key it waits for, as it is written there
 */
public record SigningOperation(
        OperationKey key,
        DocumentId document,
        OperationState state,
        String worker,
        Instant reservedAt,
        int attempts,
        Optional<DocumentId> result,
        Optional<String> reason,
        Optional<String> owner) {

    /** Whether its owner is waited for, and has not declined. */
    public boolean waitsForOwner() {
        return state == OperationState.WAITING && reason.isEmpty();
    }
}
