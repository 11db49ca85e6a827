package org.motcua.signing.csc;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A remote signing service that speaks the API of the Cloud Signature Consortium, version 1 (1.0.4.0) or 2. It lists the keys of the user
 * whom the access token belongs to; {@link CscKey} signs with one of them.
 *
 * <p>Access tokens of scope "service" come from the application, which got them by OAuth 2.0 or however the service wants
 * it; {@link CscLogin} gets them where a user name and a secret are enough. The service is asked over TLS only; its certificate is checked by the JVM's trust store. Immutable and thread-safe.
 */
public final class CscService {

    private final CscChannel channel;
    private final CscDialect dialect;
    private final CscVersion version;
    private final Optional<String> user;
    private final String language;

    private CscService(Builder builder) {
        this.channel = new CscChannel(
                builder.base,
                builder.plainHttp,
                Objects.requireNonNull(builder.tokens, "A remote signing service needs an access token or a login"),
                new JsonPost(builder.connectTimeout, builder.timeout, builder.maxResponseBytes, builder.clock),
                builder.clock);
        this.version = Objects.requireNonNullElseGet(builder.version, () -> CscVersion.of(builder.base));
        this.dialect = CscDialect.of(version, builder.listDocuments);
        this.user = Optional.ofNullable(builder.user);
        this.language = builder.language.toLanguageTag();
    }

    /**
     * A service.
     *
     * @param base the URL before the names of the methods, e.g. {@code https://service.example/csc/v2}, whatever path that is
     */
    public static Builder builder(URI base) {
        return new Builder(base);
    }

    /** What the service says of itself (11.1): its name, and the methods that it has. */
    public CscServiceInfo info() {
        CscReply reply = channel.call("info", new CscRequest().with("lang", language));
        return new CscServiceInfo(reply.text("specs"), reply.text("name"), new LinkedHashSet<>(reply.texts("methods")));
    }

    /** The ids of the user's keys (11.4), in the service's order. */
    public List<String> credentials() {
        return dialect.credentials(channel, user, language);
    }

    /**
     * What the service says of a key (11.5).
     *
     * @throws CscException when there is none of this id, or something else stands in the way
     */
    public CscCredential credential(String id) {
        CscReply reply = channel.call(
                "credentials/info",
                new CscRequest()
                        .with("credentialID", id)
                        .with("certificates", "chain")
                        .with("authInfo", true)
                        .with("lang", language));
        return dialect.credential(id, reply);
    }

    /** The version that the service is spoken to in. */
    public CscVersion version() {
        return version;
    }

    CscDialect dialect() {
        return dialect;
    }

    CscChannel channel() {
        return channel;
    }

    /** Collects a service. Not thread-safe; the service it builds is. */
    public static final class Builder {

        private final URI base;
        private @Nullable AccessTokens tokens;
        private @Nullable CscVersion version;
        private @Nullable String user;
        private boolean plainHttp;
        private boolean listDocuments;
        private Locale language = Locale.ENGLISH;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration timeout = Duration.ofMinutes(2);
        private int maxResponseBytes = 4 * 1024 * 1024;
        private Clock clock = Clock.systemUTC();

        private Builder(URI base) {
            this.base = Objects.requireNonNull(base, "base");
        }

        /**
         * Where access tokens come from; required, or {@link #login}. Asked for each call, and once more when the service refuses a token,
         * so that it can get a new one. It is called by all threads.
         */
        public Builder accessToken(Supplier<String> accessToken) {
            this.tokens = Objects.requireNonNull(accessToken, "accessToken")::get;
            return this;
        }

        /** What logs in for access tokens and keeps them while they are good; in place of {@link #accessToken}. */
        public Builder login(CscLogin login) {
            this.tokens = Objects.requireNonNull(login, "login");
            return this;
        }

        /** The version to speak. Default: 1 where the base URL has a path of {@code v1}, else 2. */
        public Builder version(CscVersion version) {
            this.version = Objects.requireNonNull(version, "version");
            return this;
        }

        /**
         * Whose keys are listed, where the access token stands for the application and not for a user. Default: the token
         * says it.
         */
        public Builder user(String id) {
            this.user = Objects.requireNonNull(id, "id");
            return this;
        }

        /**
         * Lists a document beside each hash, numbered and named as the key's description says, and always names the hashes
         * when it asks for consent. It is none of the API; Viettel MySign is sent it. Version 1 only. Default: not.
         */
        public Builder listDocuments() {
            this.listDocuments = true;
            return this;
        }

        /** Lets tokens and PINs travel without TLS. For tests on the machine itself: everybody on the way can read them. */
        public Builder allowPlainHttpForTests() {
            this.plainHttp = true;
            return this;
        }

        /** The language of the service's descriptions. Default: English. */
        public Builder language(Locale language) {
            this.language = Objects.requireNonNull(language, "language");
            return this;
        }

        /** How long a connection may take to come about. Default: 10 s. */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = Objects.requireNonNull(connectTimeout, "connectTimeout");
            return this;
        }

        /**
         * How long one call may take to the last byte. Default: 2 minutes: some services answer only when the user has
         * confirmed on a telephone.
         */
        public Builder timeout(Duration timeout) {
            this.timeout = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /** How many bytes an answer may have. Default: 4 MiB. */
        public Builder maxResponseBytes(int maxResponseBytes) {
            this.maxResponseBytes = maxResponseBytes;
            return this;
        }

        /** The clock by which authorizations expire. Default: the system's. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        public CscService build() {
            return new CscService(this);
        }
    }
}
