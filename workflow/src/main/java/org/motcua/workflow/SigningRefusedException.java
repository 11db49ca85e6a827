package org.motcua.workflow;

/**
 * A signature will never be made: the person refused, the certificate is revoked, the device is locked, the document
 * does not stand its validation. Thrown by {@link SigningKeys} it ends the signing step at once; every other exception
 * is tried again.
 */
public final class SigningRefusedException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    /**
     * Refuses.
     *
     * @param reason goes into the record of the dossier, so it is written for an officer
     */
    public SigningRefusedException(String reason) {
        super(reason);
    }

    /** Refuses because of another failure. */
    public SigningRefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
