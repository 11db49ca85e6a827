package org.motcua.signing.rssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motcua.signing.online.StepClock;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

/**
 * Hand-written calls of a remote signing service with seven credentials: GX0112348 (PIN and OTP, bound to hashes, five
 * signatures), OPEN (no factors, two signatures), EC (raw ECDSA), TEL (telephone), OFF (disabled), OAUTH and OAUTH2 (access
 * tokens, bound to hashes, two signatures).
 */
final class CscDialogue implements AutoCloseable {

    static final String SHA256 = "2.16.840.1.101.3.4.2.1";
    static final String RSA = "1.2.840.113549.1.1.1";
    static final byte[] CONTENT = "Quyết định".getBytes(StandardCharsets.UTF_8);
    static final String HASH = hash("Quyết định");
    static final String OTHER_HASH = hash("Tờ trình");
    static final String FACTORS = "[{\"id\":\"PIN\",\"value\":\"123456\"},{\"id\":\"OTP\",\"value\":\"738496\"}]";

    private static final TestAuthority AUTHORITY =
            TestAuthority.create("CN=Example Root,C=VN", Clock.fixed(StepClock.START, ZoneOffset.UTC));
    private static final TestKey RSA_KEY = AUTHORITY.issue("CN=Example Signer,C=VN", TestKeyKind.RSA_2048);
    private static final TestKey EC_KEY = AUTHORITY.issue("CN=Example Signer,C=VN", TestKeyKind.P_256);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final StepClock clock = new StepClock();
    private final CscTestServer server;
    private final String token;

    private CscDialogue() {
        CscCredential guarded = CscCredential.of("GX0112348", RSA_KEY)
                .pin("PIN", "123456")
                .otp("OTP", "738496")
                .scal2()
                .multisign(5);
        CscCredential open = CscCredential.of("OPEN", RSA_KEY).multisign(2);
        CscCredential curve = CscCredential.of("EC", EC_KEY).rawEcdsa();
        CscCredential telephone = CscCredential.of("TEL", EC_KEY).mobileApp("mobile");
        CscCredential disabled = CscCredential.of("OFF", RSA_KEY).disabled();
        CscCredential tokens =
                CscCredential.of("OAUTH", RSA_KEY).oauth2().scal2().multisign(2);
        CscCredential others =
                CscCredential.of("OAUTH2", RSA_KEY).oauth2().scal2().multisign(2);
        server = CscTestServer.start(clock, guarded, open, curve, telephone, disabled, tokens, others);
        token = server.accessToken();
    }

    static CscDialogue open() {
        return new CscDialogue();
    }

    static TestKey rsa() {
        return RSA_KEY;
    }

    static TestKey elliptic() {
        return EC_KEY;
    }

    StepClock clock() {
        return clock;
    }

    HttpClient http() {
        return HTTP;
    }

    CscTestServer server() {
        return server;
    }

    Answer authorize(int signatures, String authData) {
        return post("credentials/authorize", """
                {"credentialID":"GX0112348","numSignatures":%d,"hashes":["%s"],"hashAlgorithmOID":"%s",
                 "authData":%s,"description":"Quyết định 12","clientData":"12345678"}""".formatted(signatures, HASH, SHA256, authData));
    }

    String openSad() {
        return sad(post("credentials/authorize", "{\"credentialID\":\"OPEN\",\"numSignatures\":2,\"authData\":[]}"));
    }

    static String signHash(String credential, String sad, String hash, String algorithm) {
        return """
                {"credentialID":"%s","SAD":"%s","hashes":["%s"],"hashAlgorithmOID":"%s","signAlgo":"%s"}""".formatted(credential, sad, hash, SHA256, algorithm);
    }

    Answer check(Answer waiting) {
        return post("credentials/authorizeCheck", "{\"handle\":\"" + waiting.text("handle") + "\"}");
    }

    static String sad(Answer answer) {
        return answer.text("SAD");
    }

    static void assertRefused(Answer answer, String description) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .containsEntry("error", "invalid_request")
                .containsEntry("error_description", description);
    }

    Answer post(String method, String json) {
        return send(method, "Bearer " + token, "application/json", json);
    }

    Answer send(String method, String authorization, String type, String json) {
        return answer(request(method, authorization, type, json));
    }

    HttpRequest request(String method, String authorization, String type, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.baseUri().resolve(method))
                .header("Content-Type", type)
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return authorization == null
                ? request.build()
                : request.header("Authorization", authorization).build();
    }

    Answer answer(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request, bytes());
            return new Answer(
                    response.statusCode(),
                    CscJson.read(response.body()),
                    response.headers().firstValue("WWW-Authenticate").orElse(""),
                    response.headers().firstValue("Retry-After").orElse(""));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static HttpResponse.BodyHandler<byte[]> bytes() {
        return HttpResponse.BodyHandlers.ofByteArray();
    }

    private static String hash(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    record Answer(int status, Map<String, Object> body, String challenge, String retryAfter) {

        String text(String name) {
            assertThat(body).containsKey(name);
            return (String) body.get(name);
        }

        Map<Object, Object> at(String name) {
            return new LinkedHashMap<>((Map<?, ?>) body.get(name));
        }

        byte[] signature() {
            assertThat(body).containsKey("signatures");
            return Base64.getDecoder().decode((String) ((List<?>) body.get("signatures")).get(0));
        }
    }
}
