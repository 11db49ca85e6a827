package org.motcua.signing.rssp;

/** An error answer: CSC API v2, 10.2. */
final class CscError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    CscError(int status, String error, String description) {
        super(description);
        this.status = status;
        this.error = error;
    }

    static CscError invalidRequest(String description) {
        return new CscError(400, "invalid_request", description);
    }

    static CscError invalidParameter(String name) {
        return invalidRequest("Invalid parameter " + name);
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
}
