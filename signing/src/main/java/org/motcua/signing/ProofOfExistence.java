package org.motcua.signing;

import java.time.Instant;
import java.util.Objects;

/**
 * That something existed at a time, proved by a valid time-stamp (POE of ETSI EN 319 102-1). Immutable.
 *
 * @param subject what kind of thing
 * @param what the thing: a signature field, or the name in a certificate or of who signed revocation data
 * @param time when it is proved to have existed
 * @param by the time-stamp that proves it: the field of a document time-stamp, or of the signature that holds it
 */
public record ProofOfExistence(Subject subject, String what, Instant time, String by) {

    /** The kinds of things whose age matters. */
    public enum Subject {
        SIGNATURE,
        TIMESTAMP,
        CERTIFICATE,
        REVOCATION_DATA
    }

    public ProofOfExistence {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(by, "by");
    }
}
