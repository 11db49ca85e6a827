package org.motcua.workflow;

/**
 * Whether a certificate may sign, or a signature counts, cannot be told now: revocation data is stale or cannot be had, or
 * the certificate is on hold. Nothing is issued; the step is tried again and then waits for an operator.
 */
public final class SigningUndecidedException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    /**
     * Puts it off.
     *
     * @param what names the certificate or the signature and what is missing
     */
    public SigningUndecidedException(String what) {
        super(text(what));
    }

    /** Puts it off because of another failure. */
    public SigningUndecidedException(String what, Throwable cause) {
        super(text(what), cause);
    }

    private static String text(String what) {
        return what + ". It is tried again: give the signer current revocation lists, or let it reach those who publish"
                + " them";
    }
}
