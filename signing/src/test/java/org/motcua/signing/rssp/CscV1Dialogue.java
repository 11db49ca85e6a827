package org.motcua.signing.rssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.motcua.signing.online.StepClock;
import org.motcua.signing.rssp.CscDialogue.Answer;

/** Hand-written calls of a remote signing service that speaks the CSC API v1. */
final class CscV1Dialogue implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final StepClock clock = new StepClock();
    private final CscV1Server server;
    private final String token;

    private CscV1Dialogue(CscV1Credential... credentials) {
        server = CscV1Server.start(clock, credentials);
        token = server.accessToken();
    }

    static CscV1Dialogue open(CscV1Credential... credentials) {
        return new CscV1Dialogue(credentials);
    }

    StepClock clock() {
        return clock;
    }

    CscV1Server server() {
        return server;
    }

    Answer post(String method, String json) {
        return send(method, "Bearer " + token, json);
    }

    /** Without an Authorization header if that is null. */
    Answer send(String method, String authorization, String json) {
        return answer(request(server.baseUri().resolve(method), authorization, json));
    }

    Answer answer(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = response(request);
        try {
            return new Answer(
                    response.statusCode(),
                    response.body().length == 0 ? Map.of() : CscJson.read(response.body()),
                    response.headers().firstValue("WWW-Authenticate").orElse(""),
                    response.headers().firstValue("Retry-After").orElse(""));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<byte[]> response(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpRequest.Builder request(URI uri, String authorization, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    Answer authorize(String credential, int signatures, String further) {
        return post(
                "credentials/authorize",
                "{\"credentialID\":\"%s\",\"numSignatures\":%d%s}".formatted(credential, signatures, further));
    }

    Answer extend(String credential, String sad, String further) {
        return post(
                "credentials/extendTransaction",
                "{\"credentialID\":\"%s\",\"SAD\":\"%s\"%s}".formatted(credential, sad, further));
    }

    Answer sign(String credential, String sad, String... hashes) {
        return post("signatures/signHash", """
                {"credentialID":"%s","SAD":"%s","hash":%s,"hashAlgo":"%s","signAlgo":"%s"}""".formatted(
                        credential, sad, array(hashes), CscDialogue.SHA256, CscDialogue.RSA));
    }

    static String hash(String... hashes) {
        return ",\"hash\":" + array(hashes);
    }

    private static String array(String... values) {
        return values.length == 0 ? "[]" : "[\"" + String.join("\",\"", values) + "\"]";
    }

    /** The answer refuses the call by the specification, and the server says that the client broke it. */
    void assertForbidden(Answer answer, String description) {
        assertRefused(answer, "invalid_request", description);
        List<CscV1Violation> violations = server.violations();
        assertThat(violations).isNotEmpty();
        assertThat(violations.get(violations.size() - 1).description()).isEqualTo(description);
    }

    static void assertRefused(Answer answer, String error, String description) {
        assertThat(answer.body()).containsEntry("error", error).containsEntry("error_description", description);
        assertThat(answer.status()).isEqualTo(400);
    }

    void assertNoViolation() {
        assertThat(server.violations()).isEmpty();
    }

    @Override
    public void close() {
        server.close();
    }
}
