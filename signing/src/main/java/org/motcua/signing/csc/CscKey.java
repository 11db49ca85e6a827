package org.motcua.signing.csc;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SigningKey;
import org.motcua.signing.algorithm.Providers;
import org.motcua.signing.csc.CscCredential.Authorization;
import org.motcua.signing.csc.CscException.Reason;
import org.motcua.signing.key.EcdsaValue;
import org.motcua.signing.key.Verifier;
import org.motcua.signing.timestamp.Waiting;

/**
 * A key at a remote signing service (CSC API v1 or v2) that signs within the call. Where a person has to type a one-time
 * password into a page, {@link CscDeferredKey} waits for it without holding a thread. Documents are hashed here; hashes travel there, and each signature that
 * comes back is verified before it is used.
 *
 * <p>By default each signature is authorized on its own. {@link Builder#signaturesPerAuthorization} lets one consent of the
 * user serve several, one after the other; {@link #signAll} has several hashes signed in one call. Activation data that
 * have expired are replaced by a new authorization, once. A wrong PIN or one-time password is never sent again, and hashes
 * that were sent to be signed are never sent again by themselves: whether a service signed before a connection broke, only
 * the service knows.
 *
 * <p>Thread-safe. Where several signatures share an authorization they are made one after the other.
 */
public final class CscKey implements SigningKey {

    private final CscCredential credential;
    private final RemoteSignatures remote;
    private final Optional<CscCredentialTokens> tokens;
    private final int perAuthorization;
    private final CscService service;
    private final Verifier verifier;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private @Nullable SignatureActivation activation;
    private volatile boolean closed;

    private CscKey(Builder builder, CscCredential credential) {
        this.service = builder.service;
        this.credential = credential;
        this.tokens = Optional.ofNullable(builder.tokens);
        this.perAuthorization = Math.min(builder.perAuthorization, credential.signaturesPerAuthorization());
        this.verifier = new Verifier(credential.chain().get(0).getPublicKey());
        this.remote = new RemoteSignatures(
                service,
                credential,
                builder.factors,
                Optional.ofNullable(builder.description),
                builder.asynchronous,
                new Patience(
                        builder.pollInterval,
                        builder.patience,
                        service.channel().clock(),
                        builder.waiting));
    }

    /**
     * A key of a service.
     *
     * @param credential its id, see {@link CscService#credentials()}
     */
    public static Builder builder(CscService service, String credential) {
        return new Builder(service, credential);
    }

    /** What the service said of the key when it was opened. */
    public CscCredential credential() {
        return credential;
    }

    @Override
    public List<X509Certificate> chain() {
        return credential.chain();
    }

    @Override
    public byte[] sign(byte[] data, SignatureAlgorithm algorithm) {
        return signAll(List.of(data), algorithm).get(0);
    }

    /**
     * Has several data signed with as few authorizations as the service allows, for a batch whose documents were all
     * prepared by a {@link org.motcua.signing.TwoStepSigner}.
     *
     * @return the signature values in the order of the data
     * @throws CscException with the reason; signatures of an earlier group are lost with it
     */
    public List<byte[]> signAll(List<byte[]> data, SignatureAlgorithm algorithm) {
        if (closed) {
            throw new CscException(Reason.CREDENTIAL, "The key was closed; open it again");
        }
        SignAlgorithm named = SignAlgorithm.of(algorithm, credential);
        int group = credential.signaturesPerAuthorization();
        List<byte[]> values = new ArrayList<>();
        for (int from = 0; from < data.size(); from += group) {
            List<byte[]> part = data.subList(from, Math.min(data.size(), from + group));
            List<byte[]> signed = signed(
                    part.stream()
                            .map(d -> Providers.digest(named.digest()).digest(d))
                            .toList(),
                    named);
            for (int i = 0; i < part.size(); i++) {
                values.add(verified(part.get(i), signed.get(i), algorithm));
            }
        }
        return values;
    }

    private List<byte[]> signed(List<byte[]> hashes, SignAlgorithm algorithm) {
        if (credential.authorization() == Authorization.OAUTH2_CODE) {
            List<String> encoded =
                    hashes.stream().map(Base64.getEncoder()::encodeToString).toList();
            String token = tokens.orElseThrow().token(credential, encoded, algorithm.hashAlgorithm());
            return remote.sign(token, hashes, algorithm);
        }
        if (perAuthorization == 1 || hashes.size() > perAuthorization) {
            return renewed(hashes, algorithm, sad -> remote.sign(sad, hashes, algorithm), hashes.size());
        }
        oneAtATime.lock();
        try {
            return shared(hashes, algorithm);
        } finally {
            oneAtATime.unlock();
        }
    }

    /** With the rest of an earlier consent where there is one. */
    private List<byte[]> shared(List<byte[]> hashes, SignAlgorithm algorithm) {
        SignatureActivation earlier = activation;
        activation = null;
        if (earlier != null
                && earlier.isGoodFor(hashes.size(), service.channel().clock())) {
            try {
                return spend(remote.extend(earlier, hashes, algorithm), hashes, algorithm);
            } catch (CscException e) {
                if (e.reason() != Reason.SAD_EXPIRED) {
                    throw e;
                }
            }
        }
        return renewed(hashes, algorithm, sad -> spend(sad, hashes, algorithm), perAuthorization);
    }

    private List<byte[]> spend(SignatureActivation sad, List<byte[]> hashes, SignAlgorithm algorithm) {
        List<byte[]> values = remote.sign(sad, hashes, algorithm);
        activation = sad.spent(hashes.size());
        return values;
    }

    /** Authorizes and signs; an authorization that expired on the way is replaced once, since nothing was signed with it. */
    private List<byte[]> renewed(
            List<byte[]> hashes,
            SignAlgorithm algorithm,
            Function<SignatureActivation, List<byte[]>> signing,
            int signatures) {
        try {
            return signing.apply(remote.authorize(signatures, hashes, algorithm));
        } catch (CscException e) {
            if (e.reason() != Reason.SAD_EXPIRED) {
                throw e;
            }
            return signing.apply(remote.authorize(signatures, hashes, algorithm));
        }
    }

    private byte[] verified(byte[] data, byte[] value, SignatureAlgorithm algorithm) {
        byte[] encoded = "EC".equals(algorithm.keyAlgorithm()) ? EcdsaValue.toDer(value) : value;
        if (!verifier.verify(data, encoded, algorithm)) {
            throw new CscException(
                    Reason.MALFORMED,
                    "The service's signature is not one of the certificate of credential " + credential.id()
                            + " over what was sent; ask the service");
        }
        return encoded;
    }

    /** Forgets what is left of the user's consent. */
    @Override
    public void close() {
        closed = true;
        oneAtATime.lock();
        try {
            activation = null;
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Collects what is needed to open a key. Not thread-safe. */
    public static final class Builder {

        private final CscService service;
        private final String id;
        private CscFactors factors = CscFactors.none();
        private @Nullable CscCredentialTokens tokens;
        private @Nullable String description;
        private int perAuthorization = 1;
        private boolean asynchronous;
        private Duration pollInterval = Duration.ofSeconds(2);
        private Duration patience = Duration.ofMinutes(5);
        private Waiting waiting = Waiting.sleeping();

        private Builder(CscService service, String id) {
            this.service = Objects.requireNonNull(service, "service");
            this.id = Objects.requireNonNull(id, "id");
        }

        /** What asks the user for PIN and one-time password. Default: nothing is asked. */
        public Builder factors(CscFactors factors) {
            this.factors = Objects.requireNonNull(factors, "factors");
            return this;
        }

        /** What gets tokens of scope "credential"; required for keys that are authorized by OAuth 2.0. */
        public Builder credentialTokens(CscCredentialTokens tokens) {
            this.tokens = Objects.requireNonNull(tokens, "tokens");
            return this;
        }

        /** What the user reads when asked for consent, at most 500 characters. Default: nothing. */
        public Builder description(String description) {
            this.description = description;
            return this;
        }

        /**
         * How many signatures the user consents to at a time, at most as many as the service allows for the key. Default: 1.
         */
        public Builder signaturesPerAuthorization(int signatures) {
            if (signatures < 1) {
                throw new IllegalArgumentException(
                        "An authorization for " + signatures + " signatures signs nothing; allow at least 1");
            }
            this.perAuthorization = signatures;
            return this;
        }

        /** Lets the service answer later and asks it then; version 2 only. Default: the service answers when it has signed. */
        public Builder asynchronous() {
            this.asynchronous = true;
            return this;
        }

        /** How often a service is asked for what comes later. Default: every 2 s. */
        public Builder pollInterval(Duration interval) {
            this.pollInterval = Objects.requireNonNull(interval, "interval");
            return this;
        }

        /** How long to wait for the user's approval, and for signatures that come later. Default: 5 minutes each. */
        public Builder patience(Duration patience) {
            this.patience = Objects.requireNonNull(patience, "patience");
            return this;
        }

        /** How a thread waits between two questions. Default: it sleeps. */
        Builder waiting(Waiting waiting) {
            this.waiting = waiting;
            return this;
        }

        /**
         * Asks the service what the key is, and opens it.
         *
         * @throws CscException when it is disabled, its certificate is not valid, or something else stands in the way
         */
        public CscKey open() {
            CscCredential credential = service.credential(id);
            credential.requireUsable();
            if (asynchronous && !service.dialect().asynchronous()) {
                throw new CscException(
                        Reason.CREDENTIAL,
                        "Version 1 of the CSC API answers only when it has signed; leave asynchronous() out");
            }
            if (credential.authorization() == Authorization.OAUTH2_CODE && tokens == null) {
                throw new CscException(
                        Reason.CREDENTIAL,
                        "The credential " + id + " is authorized by OAuth 2.0; give the builder credentialTokens");
            }
            return new CscKey(this, credential);
        }
    }
}
