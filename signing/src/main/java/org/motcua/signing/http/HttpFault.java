package org.motcua.signing.http;

import org.jspecify.annotations.Nullable;

/**
 * No usable answer came over HTTP. Checked, because every caller turns it into a failure of its own kind, which names the
 * service and the remedy.
 */
public final class HttpFault extends Exception {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** The URL must not be asked: its scheme, its address, or where it redirects to. Nothing was sent there. */
        REFUSED_ADDRESS,
        /** No connection, or it was cut before the answer was whole. */
        UNREACHABLE,
        /** The whole answer was not there in time, however much of it had come. */
        TIMED_OUT,
        /** The answer is larger than allowed; reading stopped at the limit. */
        TOO_LARGE
    }

    private final Kind kind;

    HttpFault(Kind kind, String message) {
        this(kind, message, null);
    }

    HttpFault(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }
}
