package org.motcua.signing.trust;

import java.time.Instant;

/** What is proved to have existed when: the set of POEs of ETSI EN 319 102-1 5.6. */
public interface ProofsOfExistence {

    /**
     * The earliest time at which a certificate or revocation data is proved to have existed; the time of validation for what
     * no time-stamp covers.
     *
     * @param fingerprint the SHA-256 of its encoding, in lower-case hexadecimal
     */
    Instant earliest(String fingerprint);
}
