package org.motcua.signing.csc;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a service says of one of its keys (CSC API v2 11.5). Nothing of it is proved: the certificates are judged when a
 * document is signed and validated. Immutable and thread-safe.
 *
 * @param id by which the service knows the key
 * @param description for people, in the service's language
 * @param enabled whether the key may sign now
 * @param algorithms object identifiers of the algorithms that the key signs with
 * @param keyBits length of the key
 * @param certificateStatus {@code valid}, {@code expired}, {@code revoked} or {@code suspended}, where the service says
 * @param chain the certificate of the key first, then those above it
 * @param authorization who collects what the user has to enter
 * @param factors what the user has to enter, where {@link Authorization#EXPLICIT}
 * @param hashesBound whether an authorization is good only for the hashes that it was asked for (SCAL 2)
 * @param signaturesPerAuthorization how many signatures one authorization may be good for, at least 1
 */
public record CscCredential(
        String id,
        Optional<String> description,
        boolean enabled,
        Set<String> algorithms,
        int keyBits,
        Optional<String> certificateStatus,
        List<X509Certificate> chain,
        Authorization authorization,
        List<Factor> factors,
        boolean hashesBound,
        int signaturesPerAuthorization) {

    public CscCredential {
        Objects.requireNonNull(id, "id");
        algorithms = Set.copyOf(algorithms);
        chain = List.copyOf(chain);
        factors = List.copyOf(factors);
    }

    /** Who asks the user for consent. */
    public enum Authorization {
        /** The application collects PIN, one-time password and the like, and the client hands them over. */
        EXPLICIT,
        /** The service asks the user itself, by OAuth 2.0, and gives a token of scope "credential". */
        OAUTH2_CODE
    }

    /**
     * One thing that the user enters.
     *
     * @param id by which the service knows it, e.g. {@code PIN}
     * @param type such as {@code Password}
     * @param label for people
     */
    public record Factor(String id, String type, Optional<String> label) {

        /** Whether the answer reaches the service another way than through us (8.3.1). */
        public boolean outOfBand() {
            return type.endsWith("OOB");
        }
    }
}
