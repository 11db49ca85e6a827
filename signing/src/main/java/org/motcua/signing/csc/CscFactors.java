package org.motcua.signing.csc;

import java.util.Map;

/** Asks the user for what a key's authorization needs: a PIN, a one-time password. Implementations are thread-safe. */
@FunctionalInterface
public interface CscFactors {

    /**
     * Called once for each authorization, after the service was asked to send what it sends (see
     * {@link CscCredential.Factor#sentOnRequest()}), and never again for one that was refused. Where the next one is answered with
     * what the service has refused, it is refused here and not sent.
     *
     * @param credential names the factors that the service wants
     * @param signatures how many signatures the authorization is for
     * @return what the user entered, by the id of the factor; those that are answered out of band may be left out
     */
    Map<String, String> factors(CscCredential credential, int signatures);

    /** For keys that ask for nothing, or whose user approves elsewhere, e.g. on a telephone. */
    static CscFactors none() {
        return (credential, signatures) -> Map.of();
    }

    /** The same answers each time, such as a PIN that never changes. */
    static CscFactors fixed(Map<String, String> values) {
        Map<String, String> kept = Map.copyOf(values);
        return (credential, signatures) -> kept;
    }
}
