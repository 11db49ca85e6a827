package org.motcua.features;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.deferred.Answer;
import org.motcua.signing.deferred.Answer.Expired;
import org.motcua.signing.deferred.Answer.Pending;
import org.motcua.signing.deferred.Answer.Rejected;
import org.motcua.signing.deferred.Answer.Signed;
import org.motcua.signing.deferred.Begun;
import org.motcua.signing.deferred.Confirmation;
import org.motcua.signing.deferred.DeferredKey;
import org.motcua.signing.deferred.DeferredRequest;
import org.motcua.signing.deferred.DeferredRequest.Item;
import org.motcua.signing.deferred.Response;

/**
 * A key at a service with an API of its own: it is given hashes and asks their owner on the phone; the transaction is
 * PENDING, SIGNED, REJECTED or EXPIRED. The reference of the request is the transaction's, so that a request that is begun
 * again is the same transaction there. A call-back of the service says no more than that asking is worth while: whoever
 * knows its URL can call it, so nothing in it is believed.
 */
final class PollingKey implements DeferredKey {

    private static final int LARGEST_BATCH = 50;
    private static final int MAX_ANSWER = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI service;
    private final String accessToken;
    private final List<X509Certificate> chain;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private volatile boolean closed;

    /** A key with this certificate; the service wants the token with each call. */
    PollingKey(URI service, String accessToken, List<X509Certificate> chain, Clock clock) {
        this.service = service;
        this.accessToken = accessToken;
        this.chain = List.copyOf(chain);
        this.clock = clock;
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public int largestBatch() {
        return LARGEST_BATCH;
    }

    @Override
    public Begun begin(DeferredRequest request) {
        request.requireFits(this);
        ObjectNode wanted = JSON.createObjectNode()
                .put("transaction_id", request.reference())
                .put("expires_at", request.expiresAt().toString())
                .put("algorithm", request.algorithm().jcaName());
        ArrayNode hashes = wanted.putArray("hashes");
        for (Item item : request.items()) {
            hashes.addObject().put("name", item.title()).put("hash", hash(item, request.algorithm()));
        }
        JsonNode answer = post("sign", wanted);
        if (!text(answer, "transaction_id").equals(request.reference())) {
            throw malformed("is of another transaction");
        }
        return new Begun(
                request.reference(),
                Confirmation.DEVICE,
                request.expiresAt(),
                Optional.of(answer.path("message").asText("")));
    }

    private static byte[] hash(Item item, SignatureAlgorithm algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.digest().jcaName()).digest(item.dataToBeSigned());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("The service takes no hashes of " + algorithm, e);
        }
    }

    @Override
    public Answer ask(DeferredRequest request, String handle) {
        requireSame(request, handle);
        JsonNode answer = post("status", JSON.createObjectNode().put("transaction_id", handle));
        String state = text(answer, "state");
        return switch (state) {
            case "PENDING" -> request.isExpired(clock.instant()) ? new Expired() : new Pending(ASK_AGAIN);
            case "SIGNED" -> Signed.verified(chain.get(0), request, signatures(answer));
            case "REJECTED" -> new Rejected(answer.path("message").asText(""));
            case "EXPIRED" -> new Expired();
            default -> throw new KeyUnavailableException(service + " knows a state that is unknown here; update this");
        };
    }

    private List<byte[]> signatures(JsonNode answer) {
        List<byte[]> values = new ArrayList<>();
        try {
            for (JsonNode signature : answer.path("signatures")) {
                byte[] value = signature.binaryValue();
                values.add(value == null ? new byte[0] : value);
            }
            return values;
        } catch (IOException e) {
            throw malformed("has signatures that are not in Base64");
        }
    }

    @Override
    public Answer answer(DeferredRequest request, String handle, Response response) {
        throw new IllegalArgumentException(
                "The owner answers on the phone; ask what has become of " + request.reference());
    }

    @Override
    public void cancel(DeferredRequest request, String handle) {
        requireSame(request, handle);
        post("cancel", JSON.createObjectNode().put("transaction_id", handle));
    }

    @Override
    public void close() {
        closed = true;
    }

    private static void requireSame(DeferredRequest request, String handle) {
        if (!handle.equals(request.reference())) {
            throw new IllegalArgumentException("The handle is of another request than " + request.reference());
        }
    }

    private JsonNode post(String method, ObjectNode body) {
        if (closed) {
            throw new KeyUnavailableException("The key was closed; open it again");
        }
        HttpRequest request = HttpRequest.newBuilder(service.resolve(method))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + accessToken)
                .POST(BodyPublishers.ofByteArray(body.toString().getBytes(StandardCharsets.UTF_8)))
                .build();
        byte[] answer;
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                answer = in.readNBytes(MAX_ANSWER + 1);
            }
            if (response.statusCode() != 200) {
                throw malformed("is HTTP " + response.statusCode());
            }
        } catch (IOException e) {
            throw new KeyUnavailableException(service + " cannot be reached; ask again later", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyUnavailableException("The thread was interrupted while it waited for " + service, e);
        }
        if (answer.length > MAX_ANSWER) {
            throw malformed("has more than " + MAX_ANSWER + " bytes");
        }
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw malformed("is not in JSON");
        }
    }

    private String text(JsonNode answer, String member) {
        JsonNode value = answer.get(member);
        if (value == null || !value.isTextual()) {
            throw malformed("lacks " + member);
        }
        return value.textValue();
    }

    private KeyUnavailableException malformed(String what) {
        return new KeyUnavailableException("The answer of " + service + " " + what + "; ask again later");
    }
}
