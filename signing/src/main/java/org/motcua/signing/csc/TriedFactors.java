package org.motcua.signing.csc;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.csc.CscException.Reason;

/**
 * What the user entered and how the service took it: what was refused is not sent again, and until it was accepted once
 * only one thread sends it, so that a wrong PIN uses up one try and not one a thread. Thread-safe.
 */
final class TriedFactors {

    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile @Nullable Map<String, Optional<String>> accepted;
    private volatile @Nullable Map<String, Optional<String>> refused;

    /** Makes the call that sends the data, unless they were refused before. */
    <T> T send(Map<String, Optional<String>> data, Supplier<T> call) {
        if (data.equals(accepted)) {
            return sent(data, call);
        }
        oneAtATime.lock();
        try {
            if (data.equals(refused)) {
                throw new CscException(
                        Reason.AUTHENTICATION_DATA,
                        "The service refused what was entered for " + data.keySet()
                                + " before, and it is not sent again; enter something else");
            }
            T answer = sent(data, call);
            accepted = data;
            return answer;
        } finally {
            oneAtATime.unlock();
        }
    }

    private <T> T sent(Map<String, Optional<String>> data, Supplier<T> call) {
        try {
            return call.get();
        } catch (CscException e) {
            if (e.reason() == Reason.AUTHENTICATION_DATA) {
                refused = data;
                accepted = null;
            }
            throw e;
        }
    }
}
