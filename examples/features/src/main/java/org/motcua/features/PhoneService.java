package org.motcua.features;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.motcua.signing.testkit.TestKey;

/**
 * Stands in for a signing service whose users confirm on the phone. What a user does there is a method here:
 * {@link #confirm} and {@link #reject}. Its key is on an elliptic curve.
 */
final class PhoneService implements AutoCloseable {

    static final String TOKEN = "token-of-the-application";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final TestKey key;
    private final Clock clock;
    private final Consumer<String> callBack;
    private final Map<String, Transaction> transactions = new ConcurrentHashMap<>();

    private record Transaction(JsonNode wanted, String state, ObjectNode result) {}

    private PhoneService(HttpServer server, TestKey key, Clock clock, Consumer<String> callBack) {
        this.server = server;
        this.key = key;
        this.clock = clock;
        this.callBack = callBack;
    }

    /** Calls back with the transaction when its user has answered; a real one posts to a URL of the application. */
    static PhoneService start(TestKey key, Clock clock, Consumer<String> callBack) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            PhoneService service = new PhoneService(server, key, clock, callBack);
            server.createContext("/v1/", service::handle);
            server.start();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/");
    }

    int transactions() {
        return transactions.size();
    }

    /** The user confirms. */
    void confirm(String transaction) {
        ObjectNode result = JSON.createObjectNode();
        ArrayNode signatures = result.putArray("signatures");
        for (JsonNode wanted : known(transaction).wanted().path("hashes")) {
            signatures.add(signed(wanted.path("hash").asText()));
        }
        end(transaction, "SIGNED", result);
    }

    /** The user declines. */
    void reject(String transaction, String message) {
        end(transaction, "REJECTED", JSON.createObjectNode().put("message", message));
    }

    private void end(String transaction, String state, ObjectNode result) {
        transactions.computeIfPresent(transaction, (id, old) -> new Transaction(old.wanted(), state, result));
        callBack.accept(transaction);
    }

    private byte[] signed(String hash) {
        try {
            Signature signature = Signature.getInstance("NONEwithECDSA");
            signature.initSign(key.privateKey());
            signature.update(Base64.getDecoder().decode(hash));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Transaction known(String id) {
        Transaction transaction = transactions.get(id);
        if (transaction == null) {
            throw new IllegalArgumentException("There is no transaction " + id);
        }
        return transaction;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody());
            String id = body.path("transaction_id").asText();
            String method = exchange.getRequestURI().getPath().substring("/v1/".length());
            boolean known = method.equals("sign") || transactions.containsKey(id);
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
            } else if (!known) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                byte[] answer = answer(method, id, body).toString().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        }
    }

    private ObjectNode answer(String method, String id, JsonNode body) {
        if (method.equals("sign")) {
            Transaction same =
                    transactions.computeIfAbsent(id, any -> new Transaction(body, "PENDING", JSON.createObjectNode()));
            return JSON.createObjectNode()
                    .put("transaction_id", id)
                    .put("expires_at", same.wanted().path("expires_at").asText())
                    .put("message", "Confirm on the phone that ends in 89");
        }
        Transaction transaction = known(id);
        if (method.equals("cancel")) {
            transactions.remove(id);
        }
        Instant expiry = Instant.parse(transaction.wanted().path("expires_at").asText());
        boolean late = transaction.state().equals("PENDING") && !clock.instant().isBefore(expiry);
        return transaction.result().deepCopy().put("state", late ? "EXPIRED" : transaction.state());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
