package org.motcua.signing;

/** A key must not sign: what it is or what its certificate says forbids it. Nothing was written. */
public final class KeyRefusedException extends SigningException {

    private static final long serialVersionUID = 1L;

    /** Why a key is refused. */
    public enum Reason {
        /** The certificate does not belong to the private key. */
        MISMATCH,
        /** The certificate has expired at the time of signing. */
        EXPIRED,
        /** The certificate is not yet valid at the time of signing. */
        NOT_YET_VALID,
        /** The certificate's key usage allows neither digital signatures nor content commitment. */
        KEY_USAGE,
        /** The certificate does not lead to one of the given anchors by the rules for chains. */
        UNTRUSTED,
        /** The key is too short or of a kind that cannot sign here. */
        ALGORITHM
    }

    private final Reason reason;

    public KeyRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
