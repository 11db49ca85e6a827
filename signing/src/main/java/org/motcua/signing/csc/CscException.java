package org.motcua.signing.csc;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.SigningException;

/** A remote signing service did not do what it was asked. The reason and the service's own words are data. */
public final class CscException extends SigningException {

    private static final long serialVersionUID = 1L;

    /** What stands in the way. */
    public enum Reason {
        /** The URL is not one that may be asked, e.g. for want of TLS. Nothing was sent. */
        REFUSED_ADDRESS,
        /** No connection, or it was cut before the answer was whole. */
        UNREACHABLE,
        /** No whole answer in time. Whether the service did what it was asked is not known; nothing is asked twice. */
        TIMED_OUT,
        /** HTTP 429 or 503: asked too often, or down for a while. */
        RATE_LIMITED,
        /** The access token is missing, expired or not enough for this. */
        ACCESS_TOKEN,
        /** A PIN, password or one-time password is wrong. It was sent once: tries are counted there. */
        AUTHENTICATION_DATA,
        /** The activation data are no longer valid, and getting new ones did not help. */
        SAD_EXPIRED,
        /** The service refuses for the cause that {@link #error()} and {@link #description()} name. */
        REFUSED,
        /** The answer is not one of the CSC API. */
        MALFORMED,
        /** The credential cannot sign: disabled, without certificate, of no use for the algorithm. */
        CREDENTIAL,
        /** Nobody approved, or the service did not finish, within the patience that was set. */
        NOT_IN_TIME,
        /** The thread was interrupted; its interrupt flag is set again. */
        INTERRUPTED
    }

    private final Reason reason;
    private final @Nullable String error;
    private final @Nullable String description;
    private final int status;

    CscException(Reason reason, String message) {
        this(reason, message, null);
    }

    CscException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.error = null;
        this.description = null;
        this.status = 0;
    }

    CscException(Reason reason, String message, String error, String description, int status) {
        super(message);
        this.reason = reason;
        this.error = error;
        this.description = description;
        this.status = status;
    }

    /** Whether the service says itself that it is at fault (HTTP 5xx). */
    boolean isOfTheService() {
        return status >= 500;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The code of the service's error response, e.g. {@code invalid_request}; at most 300 characters, without what was sent as secret. */
    public Optional<String> error() {
        return Optional.ofNullable(error);
    }

    /** The description of the service's error response; at most 300 characters, without what was sent as secret. */
    public Optional<String> description() {
        return Optional.ofNullable(description);
    }
}
