package org.motcua.signing.rssp;

/** An error answer: CSC API v2, 10.2. */
final class CscError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final boolean excused;

    CscError(int status, String error, String description) {
        this(status, error, description, false);
    }

    private CscError(int status, String error, String description, boolean excused) {
        super(description);
        this.status = status;
        this.error = error;
        this.excused = excused;
    }

    /** The same answer to a call that kept the rules: it met a fault, or a choice of the signer's. */
    CscError excused() {
        return new CscError(status, error, getMessage(), true);
    }

    static CscError invalidRequest(String description) {
        return new CscError(400, "invalid_request", description);
    }

    static CscError invalidParameter(String name) {
        return invalidRequest("Invalid parameter " + name);
    }

    static CscError expiredToken() {
        return new CscError(401, "expired_token", "Access or refresh token is expired or has been revoked");
    }

    /** RFC 6750, 3.1. */
    static CscError insufficientScope() {
        return new CscError(
                403, "insufficient_scope", "The request requires higher privileges than the access token has");
    }

    static CscError missing(String type, String name) {
        return invalidRequest("Missing (or invalid type) " + type + " parameter " + name);
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    boolean isExcused() {
        return excused;
    }
}
