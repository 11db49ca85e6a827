package org.motcua.signing.csc;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.csc.CscException.Reason;
import org.motcua.signing.http.HttpReply;

/**
 * Logs in at a service for access tokens, and again when they expire or are refused. Two ways are known: a JSON object of the
 * service's own, such as Viettel MySign wants it before version 1 of the API, and {@code auth/login} with user name and
 * password (CSC API 1.0.4.0 11.2). A service with another way gets a supplier of tokens,
 * {@link CscService.Builder#accessToken}.
 *
 * <pre>{@code
 * CscLogin.json(URI.create("https://service.example/vtss/service/ras/v1/login"))
 *         .with("client_id", client).with("user_id", user).with("profile_id", profile)
 *         .withSecret("client_secret", () -> secret)
 *         .build();
 * }</pre>
 *
 * <p>What the service says to a login that it refuses is a {@link CscException} of reason {@link Reason#ACCESS_TOKEN};
 * secrets are in no message. Secrets that were refused are not sent again for five minutes, so that many calls do not lock an
 * account, unless the supplier gives others. Thread-safe: one thread logs in, the others wait for it.
 */
public final class CscLogin implements AccessTokens {

    /** What the API takes for granted where a service does not say (11.2). */
    private static final int DEFAULT_SECONDS = 3_600;

    /** What is about to expire would do so on the way. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** After what is refused the account may be put right. */
    private static final Duration REST = Duration.ofMinutes(5);

    private static final int MAX_RESPONSE_BYTES = 64 * 1024;

    private final URI url;
    private final @Nullable String user;
    private final Map<String, String> members;
    private final Map<String, Supplier<char[]>> secrets;
    private final JsonPost post;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private @Nullable Token token;
    private List<String> refused = List.of();
    private Instant restsUntil = Instant.MIN;

    private record Token(String value, Instant until) {
        @Override
        public String toString() {
            return "token until " + until;
        }
    }

    private CscLogin(Builder builder) {
        JsonPost.requireSafe(builder.url, builder.plainHttp);
        this.url = builder.url;
        this.user = builder.user;
        this.members = Map.copyOf(builder.members);
        this.secrets = new LinkedHashMap<>(builder.secrets);
        this.post = new JsonPost(builder.connectTimeout, builder.timeout, MAX_RESPONSE_BYTES, builder.clock);
        this.clock = builder.clock;
    }

    /**
     * A login by a JSON object, whose answer has {@code access_token} and, mostly, {@code expires_in} in seconds.
     *
     * @param url of the login itself
     */
    public static Builder json(URI url) {
        return new Builder(url, null);
    }

    /**
     * A login by user name and password (HTTP Basic).
     *
     * @param url of the login itself, e.g. {@code https://service.example/csc/v1/auth/login}
     * @param password asked for each login
     */
    public static Builder basic(URI url, String user, Supplier<char[]> password) {
        return new Builder(url, Objects.requireNonNull(user, "user")).withSecret(Builder.PASSWORD, password);
    }

    @Override
    public String token() {
        oneAtATime.lock();
        try {
            Token current = token;
            if (current == null || !clock.instant().isBefore(current.until())) {
                current = login();
                token = current;
            }
            return current.value();
        } finally {
            oneAtATime.unlock();
        }
    }

    @Override
    public void refused(String value) {
        oneAtATime.lock();
        try {
            // Another thread may have got a new one meanwhile.
            if (token != null && token.value().equals(value)) {
                token = null;
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    private Token login() {
        Map<String, String> typed = new LinkedHashMap<>();
        secrets.forEach((name, secret) -> typed.put(name, new String(secret.get())));
        List<String> sent = new ArrayList<>(typed.values());
        if (sent.equals(refused) && clock.instant().isBefore(restsUntil)) {
            throw new CscException(
                    Reason.ACCESS_TOKEN,
                    url + " refused what was sent for " + typed.keySet() + ", and it is not sent again before "
                            + restsUntil + "; give it something else");
        }
        CscRequest request = new CscRequest();
        members.forEach(request::with);
        String authorization = "";
        if (user == null) {
            typed.forEach(request::withSecret);
        } else {
            authorization = basic(user, typed.getOrDefault(Builder.PASSWORD, ""));
            sent.add(authorization.substring("Basic ".length()));
        }
        HttpReply reply = post.send(url, request, authorization);
        if (reply.status() != 200) {
            throw refusal(reply, new Redaction(sent), List.copyOf(typed.values()));
        }
        CscReply granted = CscReply.read(url.toString(), reply.body());
        int seconds = granted.findInteger("expires_in")
                .or(() -> granted.findInteger("expiresIn"))
                .orElse(DEFAULT_SECONDS);
        return new Token(
                granted.text("access_token"),
                clock.instant().plusSeconds(seconds).minus(MARGIN));
    }

    private CscException refusal(HttpReply reply, Redaction redaction, List<String> typed) {
        CscException said = JsonPost.refusal(url, reply, redaction, "");
        if (said.reason() == Reason.RATE_LIMITED || said.isOfTheService()) {
            return said;
        }
        refused = typed;
        restsUntil = clock.instant().plus(REST);
        return new CscException(Reason.ACCESS_TOKEN, said.getMessage() + "; check what the login sends", said);
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Login at " + url;
    }

    /** Collects a login. Not thread-safe; the login it builds is. */
    public static final class Builder {

        private static final String PASSWORD = "password";

        private final URI url;
        private final @Nullable String user;
        private final Map<String, String> members = new LinkedHashMap<>();
        private final Map<String, Supplier<char[]>> secrets = new LinkedHashMap<>();
        private boolean plainHttp;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration timeout = Duration.ofSeconds(30);
        private Clock clock = Clock.systemUTC();

        private Builder(URI url, @Nullable String user) {
            this.url = Objects.requireNonNull(url, "url");
            this.user = user;
        }

        /** A member of the object that is sent. */
        public Builder with(String name, String value) {
            members.put(name, Objects.requireNonNull(value, name));
            return this;
        }

        /** A member of the object that is in no message; asked for each login. */
        public Builder withSecret(String name, Supplier<char[]> value) {
            secrets.put(name, Objects.requireNonNull(value, name));
            return this;
        }

        /** Lets secrets travel without TLS. For tests on the machine itself: everybody on the way can read them. */
        public Builder allowPlainHttpForTests() {
            this.plainHttp = true;
            return this;
        }

        /** How long a connection may take to come about. Default: 10 s. */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = Objects.requireNonNull(connectTimeout, "connectTimeout");
            return this;
        }

        /** How long one login may take to the last byte. Default: 30 s. */
        public Builder timeout(Duration timeout) {
            this.timeout = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /** The clock by which tokens expire. Default: the system's. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        public CscLogin build() {
            return new CscLogin(this);
        }
    }
}
