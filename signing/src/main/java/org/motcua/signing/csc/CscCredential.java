package org.motcua.signing.csc;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.motcua.signing.csc.CscException.Reason;

/**
 * What a service says of one of its keys (CSC API v2 11.5, 1.0.4.0 11.5). Nothing of it is proved: the certificates are judged when a
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

    /** Demands that the service says nothing against signing with it. */
    void requireUsable() {
        if (chain.isEmpty()) {
            throw new CscException(Reason.CREDENTIAL, "The credential " + id + " has no certificate; choose another");
        }
        if (!enabled) {
            throw new CscException(Reason.CREDENTIAL, "The credential " + id + " is disabled; enable it there");
        }
        String status = certificateStatus.orElse("valid");
        if (!status.equals("valid")) {
            throw new CscException(
                    Reason.CREDENTIAL,
                    "The certificate of the credential " + id + " is " + Redaction.line(status) + ", says the service");
        }
    }

    /** Who asks the user for consent. */
    public enum Authorization {
        /** The application collects PIN, one-time password and the like, and the client hands them over. */
        EXPLICIT,
        /** The service asks the user itself, by OAuth 2.0, and gives a token of scope "credential". */
        OAUTH2_CODE,
        /** Of version 1: the service asks the user itself, e.g. on a telephone, and answers when that is done. */
        IMPLICIT
    }

    /**
     * One thing that the user enters.
     *
     * @param id by which the service knows it, e.g. {@code PIN}; version 1 knows {@code PIN} and {@code OTP}
     * @param type such as {@code Password}; of the OTP of version 1 {@code online} or {@code offline}
     * @param label for people
     * @param optional whether it may be left out
     */
    public record Factor(String id, String type, Optional<String> label, boolean optional) {

        /** Whether the answer reaches the service another way than through us (8.3.1). */
        public boolean outOfBand() {
            return type.endsWith("OOB");
        }

        /** Whether the service sends it, or what it is computed from, when asked to (1.0.4.0 11.8; v2 11.8). */
        public boolean sentOnRequest() {
            return type.equals("online") || type.equals("ChallengeResponse");
        }
    }
}
