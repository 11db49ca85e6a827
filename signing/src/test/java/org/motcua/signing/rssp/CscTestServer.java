package org.motcua.signing.rssp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * A remote signing service on 127.0.0.1, after the Cloud Signature Consortium's API v2.0.0.2: explicit authorization of
 * credentials by PIN, one-time password or telephone, or by access tokens, user-specific service authorization by a bearer
 * token, signatures over hashes. The authorization server, where a user consents in a browser, is left out: its tokens are
 * given at once. It refuses all that the specification does not allow, so that a client that passes here was not just
 * lucky. Thread-safe; configure it before the first call, except for faults and tokens.
 */
public final class CscTestServer implements AutoCloseable {

    private static final String BASE = "/csc/v2/";
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, CscCredential> credentials = new LinkedHashMap<>();
    private final List<CscCall> calls = new CopyOnWriteArrayList<>();
    private final CscFaults<CscMethod> faults = new CscFaults<>();
    private final CscTokens tokens;
    private final CscCatalogue catalogue;
    private final CscAuthorizations authorizations;
    private final CscSigning signing;

    private CscTestServer(HttpServer server, Clock clock, Duration tokenLifetime) {
        this.server = server;
        this.tokens = new CscTokens(clock, tokenLifetime);
        this.catalogue = new CscCatalogue(clock, credentials);
        this.authorizations = new CscAuthorizations(clock);
        this.signing = new CscSigning(clock, authorizations);
    }

    /** Access tokens run for an hour of the clock. */
    static CscTestServer start(Clock clock, CscCredential... credentials) {
        return start(clock, TOKEN_LIFETIME, credentials);
    }

    static CscTestServer start(Clock clock, Duration tokenLifetime, CscCredential... credentials) {
        try {
            return start(HttpServer.create(freePort(), 0), clock, tokenLifetime, credentials);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Speaks TLS, for clients that will not do without. */
    public static CscTestServer startTls(SSLContext tls, Clock clock, CscCredential... credentials) {
        try {
            HttpsServer https = HttpsServer.create(freePort(), 0);
            https.setHttpsConfigurator(new HttpsConfigurator(tls));
            return start(https, clock, TOKEN_LIFETIME, credentials);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CscTestServer start(
            HttpServer http, Clock clock, Duration tokenLifetime, CscCredential... credentials) {
        CscTestServer server = new CscTestServer(http, clock, tokenLifetime);
        for (CscCredential credential : credentials) {
            server.credentials.put(credential.id(), credential);
        }
        http.setExecutor(server.threads);
        http.createContext("/", server::handle);
        http.start();
        return server;
    }

    private static InetSocketAddress freePort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** How long a SAD runs; an hour unless said otherwise. */
    CscTestServer sadLifetime(Duration lifetime) {
        authorizations.lifetime(lifetime);
        return this;
    }

    /** The signer approves after so many polls that are answered with 202; without this at once. */
    CscTestServer approvesAfterPolls(int polls) {
        authorizations.approval(polls, false);
        return this;
    }

    /** The signer never answers. */
    CscTestServer neverApproves() {
        return approvesAfterPolls(Integer.MAX_VALUE);
    }

    /** The signer says no after so many polls that are answered with 202. */
    CscTestServer refusesAfterPolls(int polls) {
        authorizations.approval(polls, true);
        return this;
    }

    /** Asynchronous signatures are ready after so many polls that are answered with 202; without this at the first. */
    CscTestServer signsAfterPolls(int polls) {
        signing.readyAfter(polls);
        return this;
    }

    /** Refuses operationMode A. */
    CscTestServer signsSynchronouslyOnly() {
        signing.synchronousOnly();
        return this;
    }

    /** The next calls of the method meet these faults, one each; those after them are answered properly. */
    void fail(CscMethod method, CscFault... next) {
        faults.add(method, next);
    }

    /** {@code http://127.0.0.1:PORT/csc/v2/}, or https. */
    public URI baseUri() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + BASE);
    }

    /** A fresh access token of scope "service". */
    public String accessToken() {
        return tokens.issue();
    }

    /** A fresh access token of scope "credential" for these hashes; it runs as long as a SAD. */
    String credentialToken(String credential, List<String> hashes, String hashAlgorithm) {
        synchronized (this) {
            return authorizations.token(credentials.get(credential), hashes.size(), hashes, hashAlgorithm);
        }
    }

    void expireAccessTokens() {
        tokens.expireAll();
    }

    /** All calls that came in so far, also those that were refused or met a fault. */
    public List<CscCall> calls() {
        return List.copyOf(calls);
    }

    public List<CscCall> calls(CscMethod method) {
        return calls.stream()
                .filter(call -> call.method().equals(method.path()))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                answer(exchange);
            } catch (CscError e) {
                CscHttp.reply(exchange, e);
            } catch (RuntimeException e) {
                // A mistake of this server: the client's test must show it, not a mere cut connection.
                CscHttp.reply(exchange, new CscError(500, "server_error", e.toString()));
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] text = exchange.getRequestBody().readAllBytes();
        Map<String, Object> body = Map.of();
        boolean wellFormed = true;
        try {
            body = CscJson.read(text);
        } catch (IOException e) {
            wellFormed = false;
        }
        String name = path.startsWith(BASE) ? path.substring(BASE.length()) : path;
        calls.add(new CscCall(name, body));
        CscMethod method = CscMethod.find(name)
                .filter(known -> path.startsWith(BASE))
                .orElseThrow(() -> new CscError(501, "invalid_request", "Unimplemented method " + path));
        CscFault fault = faults.next(method);
        if (CscFaults.answers(fault, exchange)) {
            return;
        }
        CscHttp.requirePostOfJson(exchange);
        if (!wellFormed) {
            throw CscError.invalidRequest(
                    "Missing required parameter, invalid value, parameter repeated, or otherwise malformed");
        }
        CscFaults.awaitRelease(fault);
        Optional<String> token = method == CscMethod.INFO ? Optional.empty() : credentialToken(exchange);
        CscFaults.reply(fault, exchange, dispatch(method, new CscRequest(body, method.parameters()), token, fault));
    }

    /** The token of the call where it is one of scope "credential"; any other must be one of scope "service". */
    private synchronized Optional<String> credentialToken(HttpExchange exchange) {
        String token = CscTokens.bearer(exchange.getRequestHeaders().get("Authorization"));
        if (authorizations.isToken(token)) {
            return Optional.of(token);
        }
        tokens.require(token);
        return Optional.empty();
    }

    private synchronized CscAnswer dispatch(
            CscMethod method, CscRequest request, Optional<String> token, CscFault fault) {
        if (token.isPresent()) {
            if (method != CscMethod.CREDENTIALS_INFO && method != CscMethod.SIGN_HASH) {
                throw CscError.insufficientScope();
            }
            authorizations.requireToken(token.get(), credential(request));
        }
        return switch (method) {
            case INFO -> catalogue.service(request, CscMethod.paths(), signing.isAsynchronous());
            case CREDENTIALS_LIST -> catalogue.list(request);
            case CREDENTIALS_INFO -> catalogue.info(credential(request), request);
            case CREDENTIALS_AUTHORIZE -> authorizations.authorize(credential(request), request);
            case CREDENTIALS_AUTHORIZE_CHECK -> authorizations.check(request);
            case CREDENTIALS_EXTEND_TRANSACTION -> authorizations.extend(credential(request), request);
            case SIGN_HASH -> {
                CscCredential credential = credential(request);
                PrivateKey key = CscFaults.key(fault, credential.privateKey(), credential.certificate());
                yield signing.signHash(credential, key, request, token);
            }
            case SIGN_POLLING -> signing.signPolling(request);
        };
    }

    private CscCredential credential(CscRequest request) {
        CscCredential credential = credentials.get(request.string("credentialID"));
        if (credential == null) {
            throw CscError.invalidParameter("credentialID");
        }
        return credential;
    }
}
