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
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.motcua.signing.rssp.CscV1Catalogue.UserId;

/**
 * A remote signing service on 127.0.0.1, after the Cloud Signature Consortium's API v1 (1.0.4.0): explicit, implicit and
 * OAuth 2.0 authorization of credentials, service authorization by HTTP Basic, by a token from outside, or as MySign does
 * it, signatures over hashes. It refuses all that the specification does not allow and records it:
 * {@link #violations()} is empty after a client that kept the rules. The authorization server of OAuth 2.0 is left out:
 * {@link #consent} gives its tokens at once.
 *
 * <p>Where the specification forbids something but names no error, the answer follows the pattern of the others: an unknown
 * parameter, a parameter of null and a query are invalid requests; a SAD that was used or extended is an invalid one; more
 * hashes than signatures are an invalid parameter hash; sendOTP for a credential without an online OTP, and authorize for
 * one of OAuth 2.0, have an invalid credentialID.
 *
 * <p>Thread-safe; configure it before the first call, except for faults, tokens and whether it is down.
 */
public final class CscV1Server implements AutoCloseable {

    /** The one user, who owns all credentials. */
    public static final String USER = "lan";

    public static final String PASSWORD = "password-of-lan";
    public static final String MYSIGN_CLIENT = "motcua-test";
    public static final String MYSIGN_SECRET = "secret-of-motcua-test";
    public static final String MYSIGN_PROFILE = "profile:001";

    private static final String BASE = "/csc/v1/";
    private static final String MYSIGN = "/vtss/service/ras";
    private static final String MYSIGN_LOGIN = MYSIGN + "/v1/login";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, CscV1Credential> credentials = new LinkedHashMap<>();
    private final List<CscCall> calls = new CopyOnWriteArrayList<>();
    private final List<CscV1Violation> violations = new CopyOnWriteArrayList<>();
    private final Set<CscV1Method> missing = EnumSet.noneOf(CscV1Method.class);
    private final CscFaults<CscV1Method> faults = new CscFaults<>();
    private final CscV1Tokens tokens;
    private final CscV1Catalogue catalogue;
    private final CscV1Authorizations authorizations;
    private final CscV1Signing signing;
    private UserId userId = UserId.FORBIDDEN;
    private boolean mySign;
    private volatile boolean down;

    private CscV1Server(HttpServer server, Clock clock) {
        this.server = server;
        this.tokens = new CscV1Tokens(clock);
        this.catalogue = new CscV1Catalogue(clock, credentials);
        this.authorizations = new CscV1Authorizations(clock);
        this.signing = new CscV1Signing(clock, authorizations);
    }

    public static CscV1Server start(Clock clock, CscV1Credential... credentials) {
        try {
            return start(HttpServer.create(freePort(), 0), clock, credentials);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Speaks TLS, for clients that will not do without. */
    public static CscV1Server startTls(SSLContext tls, Clock clock, CscV1Credential... credentials) {
        try {
            HttpsServer https = HttpsServer.create(freePort(), 0);
            https.setHttpsConfigurator(new HttpsConfigurator(tls));
            return start(https, clock, credentials);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CscV1Server start(HttpServer http, Clock clock, CscV1Credential... credentials) {
        CscV1Server server = new CscV1Server(http, clock);
        for (CscV1Credential credential : credentials) {
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

    /**
     * Speaks as MySign is seen to do: its own login at {@link #mySignLoginUri()} in place of auth/login, another base
     * path, and the parameter {@code documents}.
     */
    public CscV1Server mySign() {
        mySign = true;
        userId = UserId.ALLOWED;
        return without(CscV1Method.AUTH_LOGIN, CscV1Method.AUTH_REVOKE);
    }

    /** Tokens come from outside and stand for a community of users, so that credentials/list needs a userID: 11.4. */
    public CscV1Server external() {
        userId = UserId.REQUIRED;
        return without(CscV1Method.AUTH_LOGIN, CscV1Method.AUTH_REVOKE);
    }

    /** Does not implement these methods. */
    public CscV1Server without(CscV1Method... methods) {
        missing.addAll(List.of(methods));
        return this;
    }

    /** The version that info tells; 1.0.4.0 unless said otherwise, although 1.0.4.0 itself asks for 1.0.3.0. */
    public CscV1Server specs(String version) {
        catalogue.specs(version);
        return this;
    }

    /** The most credentials in one answer of credentials/list; 20 unless said otherwise. */
    public CscV1Server pageSize(int most) {
        catalogue.pageSize(most);
        return this;
    }

    /** Breaks the rules: key/len and multisign as strings, as MySign answers elsewhere. */
    public CscV1Server numbersAsText() {
        catalogue.numbersAsText();
        return this;
    }

    /** How long a SAD runs; an hour unless said otherwise, and then told in expiresIn. */
    public CscV1Server sadLifetime(Duration lifetime) {
        authorizations.lifetime(lifetime);
        return this;
    }

    /** How long an access token runs; an hour unless said otherwise. */
    public CscV1Server tokenLifetime(Duration lifetime) {
        tokens.lifetime(lifetime);
        return this;
    }

    /** The next calls of the method meet these faults, one each; those after them are answered properly. */
    public void fail(CscV1Method method, CscFault... next) {
        faults.add(method, next);
    }

    /** While it is down every call is answered with 503 and has no effect. */
    public void down(boolean isDown) {
        down = isDown;
    }

    /** {@code http://127.0.0.1:PORT/csc/v1/}, or https, or MySign's path. */
    public URI baseUri() {
        return uri(base());
    }

    public URI mySignLoginUri() {
        return uri(MYSIGN_LOGIN);
    }

    /** A fresh access token for the service. */
    public synchronized String accessToken() {
        return tokens.issue();
    }

    public synchronized void expireAccessTokens() {
        tokens.expireAll();
    }

    /** The OTP that credentials/sendOTP sent last and that was not used yet. */
    public synchronized Optional<String> deliveredOtp(String credentialId) {
        return credentials.get(credentialId).otp().delivered();
    }

    /** The access token of scope "credential", to be used as SAD, that a user's consent gives: 8.3.3. */
    public synchronized String consent(String credentialId, int signatures, List<byte[]> hashes) {
        return authorizations.consent(credentials.get(credentialId), signatures, hashes);
    }

    /** All calls that came in so far, also those that were refused or met a fault. */
    public List<CscCall> calls() {
        return List.copyOf(calls);
    }

    public List<CscCall> calls(CscV1Method method) {
        return calls.stream()
                .filter(call -> call.method().equals(method.path()))
                .toList();
    }

    /**
     * What clients sent so far although it is forbidden: wrong in form, or not allowed at that time, as a SAD, an OTP or a
     * revoked token used again. A wrong PIN, OTP or password, a lock, an access token that ran out, a disabled or expired
     * credential, a signer who declines, a method not implemented, and faults are no violations. A call that meets a fault
     * is checked in form only.
     */
    public List<CscV1Violation> violations() {
        return List.copyOf(violations);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private String base() {
        return mySign ? MYSIGN + BASE : BASE;
    }

    private URI uri(String path) {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.equals(MYSIGN_LOGIN)
                ? CscV1Method.MYSIGN_LOGIN.path()
                : path.startsWith(base()) ? path.substring(base().length()) : path;
        try (exchange) {
            try {
                answer(exchange, name);
            } catch (CscError e) {
                if (!e.isExcused()) {
                    violations.add(new CscV1Violation(name, e.getMessage()));
                }
                if (e.status() == 401 && name.equals(CscV1Method.AUTH_LOGIN.path())) {
                    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"csc\"");
                }
                CscHttp.reply(exchange, e);
            } catch (RuntimeException e) {
                // A mistake of this server: the client's test must show it, not a mere cut connection.
                CscHttp.reply(exchange, new CscError(500, "server_error", e.toString()));
            }
        }
    }

    private void answer(HttpExchange exchange, String name) throws IOException {
        byte[] text = exchange.getRequestBody().readAllBytes();
        Map<String, Object> body = Map.of();
        boolean wellFormed = exchange.getRequestURI().getRawQuery() == null;
        try {
            body = CscJson.read(text);
        } catch (IOException e) {
            wellFormed = false;
        }
        calls.add(new CscCall(name, body));
        CscV1Method method = method(exchange, name);
        CscHttp.requirePostOfJson(exchange);
        if (!wellFormed) {
            throw CscError.invalidRequest(CscV1Tokens.MALFORMED);
        }
        CscRequest request = new CscRequest(body, method.parameters(mySign));
        forbidNull(body);
        if (down) {
            throw new CscError(
                            503,
                            "temporarily_unavailable",
                            "The server is currently unable to handle the request due to a temporary overloading or"
                                    + " maintenance of the server.")
                    .excused();
        }
        CscFault fault = faults.next(method);
        if (CscFaults.answers(fault, exchange)) {
            return;
        }
        CscFaults.awaitRelease(fault);
        CscFaults.reply(fault, exchange, dispatch(method, exchange, request, fault));
    }

    private CscV1Method method(HttpExchange exchange, String name) {
        String path = exchange.getRequestURI().getPath();
        CscError unimplemented = new CscError(501, "invalid_request", "Unimplemented method " + path);
        if (mySign && path.equals(MYSIGN_LOGIN)) {
            return CscV1Method.MYSIGN_LOGIN;
        }
        CscV1Method method = CscV1Method.find(name)
                .filter(known -> path.equals(base() + known.path()))
                .orElseThrow(() -> name.equals("signatures/timestamp") ? unimplemented.excused() : unimplemented);
        if (missing.contains(method)) {
            throw unimplemented.excused();
        }
        return method;
    }

    private synchronized CscAnswer dispatch(
            CscV1Method method, HttpExchange exchange, CscRequest request, CscFault fault) {
        List<String> authorization = exchange.getRequestHeaders().get("Authorization");
        if (method == CscV1Method.AUTH_LOGIN) {
            return tokens.login(authorization, request, USER + ":" + PASSWORD);
        }
        if (method == CscV1Method.MYSIGN_LOGIN) {
            return mySignLogin(request);
        }
        if (method != CscV1Method.INFO) {
            tokens.require(authorization);
        }
        if (mySign) {
            checkDocuments(request);
        }
        return switch (method) {
            case INFO -> catalogue.service(request, methods(), authType());
            case AUTH_REVOKE -> tokens.revoke(request);
            case CREDENTIALS_LIST -> catalogue.list(request, userId);
            case CREDENTIALS_INFO -> catalogue.info(credential(request), request);
            case CREDENTIALS_AUTHORIZE -> authorizations.authorize(credential(request), request);
            case CREDENTIALS_EXTEND_TRANSACTION -> authorizations.extend(credential(request), request);
            case CREDENTIALS_SEND_OTP -> authorizations.sendOtp(credential(request), request);
            case SIGN_HASH -> {
                CscV1Credential credential = credential(request);
                PrivateKey key = CscFaults.key(fault, credential.privateKey(), credential.certificate());
                yield signing.signHash(credential, key, request);
            }
            case AUTH_LOGIN, MYSIGN_LOGIN -> throw new IllegalStateException(method.toString());
        };
    }

    private List<String> methods() {
        return CscV1Method.standard().stream()
                .filter(method -> method != CscV1Method.INFO && !missing.contains(method))
                .map(CscV1Method::path)
                .toList();
    }

    private String authType() {
        return userId == UserId.FORBIDDEN ? "basic" : "external";
    }

    private CscV1Credential credential(CscRequest request) {
        CscV1Credential credential = credentials.get(request.string("credentialID"));
        if (credential == null) {
            throw CscError.invalidParameter("credentialID");
        }
        return credential;
    }

    /** The numbers of errors, and expires_in as a string, are those of MySign's integration guide. */
    private CscAnswer mySignLogin(CscRequest request) {
        requireMySign("58007", "Client ID does not exist", MYSIGN_CLIENT, request.string("client_id"));
        requireMySign("58008", "User ID does not exist", USER, request.string("user_id"));
        requireMySign("86024", "Client secret is invalid", MYSIGN_SECRET, request.string("client_secret"));
        requireMySign("invalid_request", "Invalid profile_id", MYSIGN_PROFILE, request.string("profile_id"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", tokens.issue());
        body.put("refresh_token", "");
        body.put("token_type", "Bearer");
        body.put("expires_in", Long.toString(tokens.lifetime().toSeconds()));
        return CscAnswer.ok(body);
    }

    private static void requireMySign(String error, String description, String right, String given) {
        if (!given.equals(right)) {
            throw new CscError(400, error, description).excused();
        }
    }

    /** MySign: one document with document_id and document_name for each hash. */
    private static void checkDocuments(CscRequest request) {
        Optional<List<?>> documents = request.findArray("documents");
        if (documents.isEmpty()) {
            return;
        }
        boolean right = documents.get().stream()
                .allMatch(element -> element instanceof Map<?, ?> document
                        && document.keySet().equals(Set.of("document_id", "document_name"))
                        && (document.get("document_id") instanceof String
                                || document.get("document_id") instanceof Long)
                        && document.get("document_name") instanceof String);
        if (!right || documents.get().size() != request.array("hash").size()) {
            throw CscError.invalidParameter("documents");
        }
    }

    /** No parameter's type is null; "userID parameter MUST be null" excepts that one. */
    private static void forbidNull(Map<String, Object> body) {
        body.forEach((name, value) -> {
            if (value == null && !name.equals("userID")) {
                throw CscError.invalidParameter(name);
            }
        });
    }

    static void checkClientData(CscRequest request) {
        if (request.has("clientData") && !(request.find("clientData") instanceof String)) {
            throw CscError.invalidParameter("clientData");
        }
    }
}
