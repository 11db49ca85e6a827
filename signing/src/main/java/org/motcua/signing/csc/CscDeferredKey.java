package org.motcua.signing.csc;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.KeyRefusedException;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.signing.algorithm.Providers;
import org.motcua.signing.csc.CscCredential.Authorization;
import org.motcua.signing.csc.CscCredential.Factor;
import org.motcua.signing.csc.CscException.Reason;
import org.motcua.signing.deferred.Answer;
import org.motcua.signing.deferred.Answer.Expired;
import org.motcua.signing.deferred.Answer.Pending;
import org.motcua.signing.deferred.Answer.Rejected;
import org.motcua.signing.deferred.Answer.Signed;
import org.motcua.signing.deferred.Answer.WrongSecret;
import org.motcua.signing.deferred.Begun;
import org.motcua.signing.deferred.Confirmation;
import org.motcua.signing.deferred.DeferredKey;
import org.motcua.signing.deferred.DeferredRequest;
import org.motcua.signing.deferred.DeferredRequest.Item;
import org.motcua.signing.deferred.Response;
import org.motcua.signing.deferred.Response.OneTimePassword;

/**
 * A key at a remote signing service (CSC API v1 or v2) whose owner releases it by a one-time password: {@link #begin} has the
 * service send it where it does so when asked, {@link #answer} authorizes the hashes of all items with it, in one
 * authorization, and has them signed. Hashes travel there, never documents.
 *
 * <p>What the API cannot do: a service knows nothing of a request before its password comes, so that {@link #begin} may be
 * called again and sends another password, {@link #ask} only says whether the request has expired, and {@link #cancel} does
 * nothing. Where the connection breaks after the password was sent, whether it was used up or signatures were made is not
 * known: the person begins again.
 *
 * <p>Wrong passwords are {@link WrongSecret}, without a number of tries, which the API does not tell; a key that the service
 * locked or disabled, a certificate that has expired and whatever else it refuses is {@link Rejected} with its words. A PIN of
 * {@link Builder#factors} that the service refuses is {@link KeyUnavailableException}, and not sent again (version 1 says
 * which of both was wrong, version 2 does not and it counts as the password). Thread-safe.
 */
public final class CscDeferredKey implements DeferredKey {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);
    private static final int LONGEST_DESCRIPTION = 500;

    private final CscCredential credential;
    private final Factor password;
    private final CscFactors factors;
    private final int largestBatch;
    private final CscChannel channel;
    private final CscDialect dialect;
    private volatile @Nullable Map<String, String> refused;
    private volatile boolean closed;

    private CscDeferredKey(Builder builder, CscCredential credential, Factor password) {
        this.credential = credential;
        this.password = password;
        this.factors = builder.factors;
        this.largestBatch = Math.min(builder.largestBatch, credential.signaturesPerAuthorization());
        this.channel = builder.service.channel();
        this.dialect = builder.service.dialect();
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

    /** As many as the service allows for one authorization, but no more than the builder says. */
    @Override
    public int largestBatch() {
        return largestBatch;
    }

    @Override
    public Begun begin(DeferredRequest request) {
        requireOpen();
        request.requireFits(this);
        named(request);
        Optional<String> challenge = Optional.empty();
        if (password.sentOnRequest()) {
            try {
                challenge = dialect.challenge(channel, credential.id(), password);
            } catch (CscException e) {
                throw unavailable(e);
            }
        }
        return new Begun(
                request.fingerprint(),
                Confirmation.ONE_TIME_PASSWORD,
                request.expiresAt(),
                challenge.or(password::label));
    }

    private SignAlgorithm named(DeferredRequest request) {
        try {
            return SignAlgorithm.of(request.algorithm(), credential);
        } catch (CscException e) {
            throw new KeyRefusedException(KeyRefusedException.Reason.ALGORITHM, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Answer ask(DeferredRequest request, String handle) {
        requireOpen();
        request.requireFingerprint(handle);
        Instant now = channel.clock().instant();
        if (request.isExpired(now)) {
            return new Expired();
        }
        Duration left = Duration.between(now, request.expiresAt());
        return new Pending(left.compareTo(ASK_AGAIN) < 0 ? left : ASK_AGAIN);
    }

    @Override
    public Answer answer(DeferredRequest request, String handle, Response response) {
        requireOpen();
        request.requireFingerprint(handle);
        if (!(response instanceof OneTimePassword typed)) {
            throw new IllegalArgumentException(
                    "The request " + request.reference() + " is answered with a one-time password");
        }
        if (request.isExpired(channel.clock().instant())) {
            return new Expired();
        }
        SignAlgorithm algorithm = named(request);
        List<byte[]> hashes = request.items().stream()
                .map(item -> Providers.hash(algorithm.digest(), item.dataToBeSigned()))
                .toList();
        Map<String, String> standing = standing(hashes.size());
        Optional<String> description = Optional.of(description(request));
        try {
            CscRequest authorize = authorize(hashes, algorithm, description, typed, standing);
            CscReply granted = channel.call("credentials/authorize", authorize);
            SignatureActivation activation = SignatureActivation.of(granted, hashes.size(), channel.clock());
            CscRequest signHash = dialect.signHash(credential.id(), hashes, algorithm, description)
                    .withSecret("SAD", activation.data())
                    .hiding(authorize.secrets());
            List<byte[]> values = channel.call("signatures/signHash", signHash).octets("signatures");
            return Signed.verified(chain().get(0), request, values);
        } catch (CscException e) {
            return refusal(e, standing);
        }
    }

    private CscRequest authorize(
            List<byte[]> hashes,
            SignAlgorithm algorithm,
            Optional<String> description,
            OneTimePassword typed,
            Map<String, String> standing) {
        Map<String, Optional<String>> entered = new LinkedHashMap<>();
        standing.forEach((id, value) -> entered.put(id, Optional.of(value)));
        entered.put(password.id(), Optional.of(new String(typed.value())));
        return dialect.authorize(credential, hashes.size(), hashes, algorithm, entered, description);
    }

    private static String description(DeferredRequest request) {
        String titles = request.items().stream().map(Item::title).collect(Collectors.joining("; "));
        if (titles.length() <= LONGEST_DESCRIPTION) {
            return titles;
        }
        int cut = LONGEST_DESCRIPTION - 1;
        return titles.substring(0, Character.isHighSurrogate(titles.charAt(cut - 1)) ? cut - 1 : cut) + "…";
    }

    /** What the service wants beside the password, unless it refused that before. */
    private Map<String, String> standing(int signatures) {
        List<Factor> others = new ArrayList<>(credential.factors());
        others.remove(password);
        Map<String, String> given = new LinkedHashMap<>();
        if (!others.isEmpty()) {
            Map<String, String> known = factors.factors(credential, signatures);
            others.stream()
                    .map(Factor::id)
                    .filter(known::containsKey)
                    .forEach(id -> given.put(id, known.getOrDefault(id, "")));
        }
        List<String> missing = others.stream()
                .filter(factor -> !factor.optional() && !given.containsKey(factor.id()))
                .map(Factor::id)
                .toList();
        if (!missing.isEmpty()) {
            throw new KeyUnavailableException("The credential " + credential.id() + " wants " + missing
                    + " beside the one-time password; give the builder factors");
        }
        if (!given.isEmpty() && given.equals(refused)) {
            throw new KeyUnavailableException("The service refused what was given for " + given.keySet()
                    + " before, and it is not sent again; give something else");
        }
        return given;
    }

    private Answer refusal(CscException e, Map<String, String> standing) {
        String error = e.error().orElse("");
        if (e.reason() == Reason.AUTHENTICATION_DATA) {
            if (error.equals("invalid_pin")) {
                refused = standing;
                throw unavailable(e);
            }
            return new WrongSecret(OptionalInt.empty());
        }
        boolean declined = e.reason() == Reason.CREDENTIAL || e.reason() == Reason.REFUSED;
        // Without a code it is no word of the API, but of something before the service.
        if (declined && !error.isEmpty() && !e.isOfTheService()) {
            return new Rejected(e.description().filter(text -> !text.isEmpty()).orElse(error));
        }
        throw unavailable(e);
    }

    private static KeyUnavailableException unavailable(CscException e) {
        return new KeyUnavailableException(String.valueOf(e.getMessage()), e);
    }

    /** Does nothing: the service knows of no request. */
    @Override
    public void cancel(DeferredRequest request, String handle) {
        requireOpen();
        request.requireFingerprint(handle);
    }

    private void requireOpen() {
        if (closed) {
            throw new KeyUnavailableException("The key was closed; open it again");
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Collects what is needed to open a key. Not thread-safe. */
    public static final class Builder {

        private static final int USUAL_BATCH = 100;

        private final CscService service;
        private final String id;
        private String password = "OTP";
        private CscFactors factors = CscFactors.none();
        private int largestBatch = USUAL_BATCH;

        private Builder(CscService service, String id) {
            this.service = Objects.requireNonNull(service, "service");
            this.id = Objects.requireNonNull(id, "id");
        }

        /** Which of the service's factors is the one-time password. Default: {@code OTP}, which version 1 always calls it. */
        public Builder oneTimePassword(String factor) {
            this.password = Objects.requireNonNull(factor, "factor");
            return this;
        }

        /** What gives the factors beside the one-time password, such as a PIN. Default: nothing. */
        public Builder factors(CscFactors factors) {
            this.factors = Objects.requireNonNull(factors, "factors");
            return this;
        }

        /** How many signatures one password is for, where the service allows as many. Default: 100. */
        public Builder largestBatch(int signatures) {
            if (signatures < 1) {
                throw new IllegalArgumentException(
                        "A password for " + signatures + " signatures signs nothing; allow at least 1");
            }
            this.largestBatch = signatures;
            return this;
        }

        /**
         * Asks the service what the key is, and opens it.
         *
         * @throws KeyUnavailableException when it has no one-time password or is authorized another way, it is disabled, its
         *     certificate is not valid, or something else stands in the way
         */
        public CscDeferredKey open() {
            try {
                CscCredential credential = service.credential(id);
                credential.requireUsable();
                return new CscDeferredKey(this, credential, password(credential));
            } catch (CscException e) {
                throw unavailable(e);
            }
        }

        private Factor password(CscCredential credential) {
            if (credential.authorization() != Authorization.EXPLICIT) {
                throw new CscException(
                        Reason.CREDENTIAL,
                        "The credential " + id + " asks its owner itself (" + credential.authorization()
                                + ") and takes no one-time password; sign with a CscKey");
            }
            List<String> elsewhere = credential.factors().stream()
                    .filter(Factor::outOfBand)
                    .map(Factor::id)
                    .toList();
            if (!elsewhere.isEmpty()) {
                throw new CscException(
                        Reason.CREDENTIAL,
                        "The credential " + id + " is confirmed elsewhere, too (" + elsewhere
                                + "); sign with a CscKey");
            }
            return credential.factors().stream()
                    .filter(factor -> factor.id().equals(password))
                    .findFirst()
                    .orElseThrow(() -> new CscException(
                            Reason.CREDENTIAL,
                            "The credential " + id + " has no factor " + password + ", only "
                                    + credential.factors().stream()
                                            .map(Factor::id)
                                            .toList()
                                    + "; name its one-time password, or sign with a CscKey"));
        }
    }
}
