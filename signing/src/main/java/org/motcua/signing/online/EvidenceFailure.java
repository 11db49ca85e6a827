package org.motcua.signing.online;

/**
 * Why one place gave nothing usable about a certificate. Immutable.
 *
 * @param source the place, e.g. a URL, or the certificate where no place could be asked
 * @param reason the kind of failure
 * @param detail the values, in English
 */
public record EvidenceFailure(String source, Reason reason, String detail) {

    /** The kinds of failure. */
    public enum Reason {
        /** The certificate names no place to ask. */
        NO_SOURCE,
        /** The certificate of the issuer was neither given nor found. */
        NO_ISSUER,
        /** The URL is not one that may be asked: its scheme, its address or where it redirects to. */
        REFUSED_ADDRESS,
        /** No connection, or it was cut before the answer was whole. */
        UNREACHABLE,
        /** No whole answer in time. */
        TIMED_OUT,
        /** The answer is larger than allowed. */
        TOO_LARGE,
        /** Another HTTP status than 200. */
        HTTP_STATUS,
        /** The answer, or a part of the certificate that says where to ask, cannot be read. */
        MALFORMED,
        /** The responder answers with an OCSP error instead of a status. */
        REFUSED,
        /** The answer carries another nonce than the request; it may be an old one that was replayed. */
        WRONG_NONCE,
        /** The answer is about another certificate. */
        WRONG_CERTIFICATE,
        /** The answer is signed by somebody who may not speak for the issuer. */
        UNAUTHORISED,
        /** The signature is broken, or made with a broken algorithm. */
        WRONG_SIGNATURE,
        /** Too old, or from the future. */
        STALE,
        /** The responder does not know the certificate. */
        UNKNOWN_CERTIFICATE,
        /** The certificate has expired, so that its issuer may have stopped to say that it is revoked. */
        EXPIRED,
        /** A kind of revocation list that is not supported: indirect, delta, by reason. */
        UNSUPPORTED,
        /** No place is asked: only evidence at hand is used. */
        OFFLINE,
        /** The time or the number of requests that were allowed for the whole chain is used up. */
        EXHAUSTED,
        /** The thread was interrupted; its interrupt flag is set again. */
        INTERRUPTED
    }

    @Override
    public String toString() {
        return source + ": " + reason + " (" + detail + ")";
    }
}
