package org.motcua.signing.csc;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.csc.CscCredential.Authorization;
import org.motcua.signing.csc.CscCredential.Factor;
import org.motcua.signing.csc.CscException.Reason;

/**
 * A remote signing service that speaks version 2 of the API of the Cloud Signature Consortium. It lists the keys of the user
 * whom the access token belongs to; {@link CscKey} signs with one of them.
 *
 * <p>Access tokens of scope "service" come from the application, which got them by OAuth 2.0 or however the service wants
 * it. The service is asked over TLS only; its certificate is checked by the JVM's trust store. Immutable and thread-safe.
 */
public final class CscService {

    private final CscChannel channel;
    private final String language;

    private CscService(Builder builder) {
        this.channel = new CscChannel(
                builder.base,
                Objects.requireNonNull(builder.accessToken, "A remote signing service needs an access token"),
                builder.plainHttp,
                builder.connectTimeout,
                builder.timeout,
                builder.maxResponseBytes,
                builder.clock);
        this.language = builder.language.toLanguageTag();
    }

    /**
     * A service.
     *
     * @param base the URL before the names of the methods, e.g. {@code https://service.example/csc/v2}
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
        return channel.call("credentials/list", new CscRequest().with("lang", language))
                .texts("credentialIDs");
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
        CscReply key = reply.object("key");
        CscReply certificate = reply.object("cert");
        Optional<CscReply> authorization = reply.findObject("auth");
        return new CscCredential(
                id,
                reply.findText("description"),
                "enabled".equals(key.text("status")),
                new LinkedHashSet<>(key.texts("algo")),
                key.integer("len"),
                certificate.findText("status"),
                chain(certificate.texts("certificates")),
                mode(authorization),
                authorization.map(CscService::factors).orElse(List.of()),
                reply.findText("SCAL").filter("2"::equals).isPresent(),
                Math.max(1, reply.integer("multisign")));
    }

    CscChannel channel() {
        return channel;
    }

    private static Authorization mode(Optional<CscReply> authorization) {
        String mode = authorization.map(reply -> reply.text("mode")).orElse("explicit");
        return switch (mode) {
            case "explicit" -> Authorization.EXPLICIT;
            case "oauth2code" -> Authorization.OAUTH2_CODE;
            default ->
                throw new CscException(
                        Reason.MALFORMED,
                        "The service authorizes by \"" + mode + "\"; version 2 of the CSC API knows explicit and"
                                + " oauth2code");
        };
    }

    private static List<Factor> factors(CscReply authorization) {
        return authorization.objects("objects").stream()
                .map(object -> new Factor(object.text("id"), object.text("type"), object.findText("label")))
                .toList();
    }

    private static List<X509Certificate> chain(List<String> encoded) {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (String certificate : encoded) {
                byte[] der = Base64.getMimeDecoder().decode(certificate);
                chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            }
        } catch (CertificateException | IllegalArgumentException e) {
            throw new CscException(Reason.MALFORMED, "The service's certificates cannot be read: " + e.getMessage(), e);
        }
        return chain;
    }

    /** Collects a service. Not thread-safe; the service it builds is. */
    public static final class Builder {

        private final URI base;
        private @Nullable Supplier<String> accessToken;
        private boolean plainHttp;
        private Locale language = Locale.ENGLISH;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration timeout = Duration.ofMinutes(2);
        private int maxResponseBytes = 4 * 1024 * 1024;
        private Clock clock = Clock.systemUTC();

        private Builder(URI base) {
            this.base = Objects.requireNonNull(base, "base");
        }

        /**
         * Where access tokens come from; required. Asked for each call, and once more when the service refuses a token,
         * so that it can get a new one. It is called by all threads.
         */
        public Builder accessToken(Supplier<String> accessToken) {
            this.accessToken = Objects.requireNonNull(accessToken, "accessToken");
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
