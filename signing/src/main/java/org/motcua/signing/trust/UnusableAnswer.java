package org.motcua.signing.trust;

import org.jspecify.annotations.Nullable;

/** An OCSP response says nothing usable about a certificate; checked, since other evidence must always be tried. */
public final class UnusableAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    private final Flaw flaw;

    /** What is wrong with a response. */
    public enum Flaw {
        /** It cannot be read. */
        MALFORMED,
        /** The responder refused to answer. */
        REFUSED,
        /** Its signature is wrong, or cannot be checked. */
        WRONG_SIGNATURE,
        /** Whoever signed it has no authority to speak for the issuer. */
        UNAUTHORISED,
        /** It is about other certificates. */
        WRONG_CERTIFICATE,
        /** It says something that is not understood here. */
        UNSUPPORTED,
        /** The responder does not know the certificate: that is not good. */
        UNKNOWN_CERTIFICATE
    }

    UnusableAnswer(Flaw flaw, String detail) {
        this(flaw, detail, null);
    }

    UnusableAnswer(Flaw flaw, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.flaw = flaw;
    }

    public Flaw flaw() {
        return flaw;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
