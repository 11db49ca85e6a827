package org.motcua.signing;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One algorithm that a signature rests on, and what the algorithm policy says of it. Immutable.
 *
 * @param use what it is used for, such as {@code signature} or {@code certificate CN=…}
 * @param algorithm the algorithm and key size, such as {@code SHA256withRSA, RSA 2048}
 * @param at the time for which it was judged: the earliest at which the thing is proved to have existed
 * @param acceptable whether the policy accepts it at that time
 * @param until when the policy's acceptance ends, absent where it has no end or never began
 */
public record AlgorithmReport(String use, String algorithm, Instant at, boolean acceptable, Optional<Instant> until) {

    public AlgorithmReport {
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(until, "until");
    }
}
