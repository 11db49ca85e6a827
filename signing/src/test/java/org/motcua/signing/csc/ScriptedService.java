package org.motcua.signing.csc;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.motcua.signing.http.LocalServer;
import org.motcua.signing.testkit.TestKey;

/** A service that says what its test wants it to say, for what no proper service would: method by method, as JSON. */
final class ScriptedService implements AutoCloseable {

    static final String BASE = "/ras/csc/v1/";

    private final LocalServer server = LocalServer.start();
    private final Map<String, Function<Call, Said>> script = new HashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** What came in. */
    record Call(String method, String authorization, String text) {
        CscReply body() {
            return CscReply.read(method, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What is answered. */
    record Said(int status, String json) {}

    ScriptedService() {
        server.on("/", this::handle);
    }

    ScriptedService on(String method, Function<Call, Said> answer) {
        script.put(method, answer);
        return this;
    }

    ScriptedService on(String method, int status, String json) {
        return on(method, call -> new Said(status, json));
    }

    /** Signs the hashes of each call with an elliptic key. */
    ScriptedService signing(TestKey key) {
        return on(
                "signatures/signHash",
                call -> new Said(200, signatures(call.body().octets("hash"), key)));
    }

    static String signatures(List<byte[]> hashes, TestKey key) {
        List<String> values = new ArrayList<>();
        for (byte[] hash : hashes) {
            try {
                Signature signature = Signature.getInstance("NONEwithECDSA");
                signature.initSign(key.privateKey());
                signature.update(hash);
                values.add(Base64.getEncoder().encodeToString(signature.sign()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        return "{\"signatures\": ["
                + values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(",")) + "]}";
    }

    /** {@code credentials/info} of an elliptic key, with more members. */
    static String info(TestKey key, String more) {
        String chain = key.chain().stream()
                .map(certificate -> {
                    try {
                        return '"' + Base64.getEncoder().encodeToString(certificate.getEncoded()) + '"';
                    } catch (CertificateEncodingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.joining(","));
        return "{\"key\": {\"status\": \"enabled\", \"algo\": [\"1.2.840.10045.4.3.2\"], \"len\": \"256\","
                + " \"curve\": \"1.2.840.10045.3.1.7\"}, \"cert\": {\"status\": \"valid\", \"certificates\": ["
                + chain + "]}, " + more + "}";
    }

    static Said error(String error, String description) {
        return new Said(400, "{\"error\": \"" + error + "\", \"error_description\": \"" + description + "\"}");
    }

    URI base() {
        return server.uri(BASE);
    }

    URI at(String path) {
        return server.uri(path);
    }

    List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = path.startsWith(BASE) ? path.substring(BASE.length()) : path;
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Call call = new Call(
                method,
                authorization == null ? "" : authorization,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        calls.add(call);
        Said said = script.getOrDefault(method, any -> new Said(501, "{}")).apply(call);
        byte[] body = said.json().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.close();
    }
}
