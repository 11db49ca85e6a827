package org.motcua.workflow.step;

import java.time.Instant;
import java.util.Map;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.ledger.SigningRole;

/**
 * One of the two signing steps. The runner calls {@link #order} and {@link #sign} with no transaction open and the rest
 * in the one transaction that completes the step.
 */
interface SigningStep {

    /** Topic of the external task. */
    String topic();

    /** Who signs. */
    SigningRole role();

    /** What there is to sign, read from what is committed. */
    SigningOrder order(StepTask task);

    /**
     * Signs and validates; may take as long as a person takes to confirm.
     *
     * @param signingTime the same on every attempt
     * @return the signed document, which has stood its validation
     * @throws SigningRefusedException when it will never be signed
     */
    byte[] sign(SigningOrder order, byte[] document, Instant signingTime);

    /** Tells dossier, register and audit; returns the process variables to complete the step with. */
    Map<String, Object> record(SigningOrder order, DocumentId signed);

    /** What must come after the process token has moved, because it holds a lock that others wait for. */
    void recordLast(SigningOrder order, DocumentId signed);

    /** Tells dossier, register and audit that the step has ended for good; returns the process variables. */
    Map<String, Object> recordRefusal(SigningOrder order, String reason);
}
