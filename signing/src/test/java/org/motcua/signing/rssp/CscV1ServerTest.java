package org.motcua.signing.rssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.signing.rssp.CscV1Dialogue.assertRefused;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.signing.rssp.CscDialogue.Answer;

/** That the remote signing service keeps the rules of the line in the CSC API v1, shown with hand-written calls. */
class CscV1ServerTest {

    private static final String LOGIN = basic(CscV1Server.USER + ":" + CscV1Server.PASSWORD);

    private final CscV1Dialogue service = CscV1Dialogue.open(
            CscV1Credential.of("GX0112348", CscDialogue.rsa())
                    .pin("12345678")
                    .otp("738496")
                    .scal2()
                    .multisign(5),
            CscV1Credential.of("EC", CscDialogue.elliptic()).onlineOtp(),
            CscV1Credential.of("PHONE", CscDialogue.rsa()).implicit());

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void tellsWithoutTokenWhatItCanDo() {
        Answer info = service.send("info", null, "{\"lang\":\"vi\"}");

        assertThat(info.body())
                .containsEntry("specs", "1.0.4.0")
                .containsEntry("authType", List.of("basic"))
                .containsEntry(
                        "methods",
                        List.of(
                                "auth/login",
                                "auth/revoke",
                                "credentials/list",
                                "credentials/info",
                                "credentials/authorize",
                                "credentials/extendTransaction",
                                "credentials/sendOTP",
                                "signatures/signHash"))
                .doesNotContainKey("oauth2");
        service.assertNoViolation();
    }

    @Test
    void describesExplicitCredential() {
        Answer info = service.post("credentials/info", """
                {"credentialID":"GX0112348","certificates":"chain","certInfo":true,"authInfo":true}""");

        assertThat(info.body())
                .containsEntry("authMode", "explicit")
                .containsEntry("SCAL", "2")
                .containsEntry("multisign", 5L);
        assertThat(info.at("key")).containsEntry("status", "enabled").containsEntry("len", 2048L);
        assertThat((List<?>) info.at("cert").get("certificates")).hasSize(2);
        assertThat(info.at("cert"))
                .containsEntry("status", "valid")
                .containsEntry("validFrom", "20261121080000Z")
                .containsKeys("issuerDN", "serialNumber", "subjectDN", "validTo");
        assertThat(info.at("PIN")).containsEntry("presence", "true").containsEntry("format", "N");
        assertThat(info.at("OTP"))
                .containsEntry("presence", "true")
                .containsEntry("type", "offline")
                .containsEntry("format", "N")
                .containsKey("ID");
        service.assertNoViolation();
    }

    @Test
    void describesNoMoreThanAsked() {
        Answer info = service.post("credentials/info", "{\"credentialID\":\"EC\",\"certificates\":\"none\"}");

        assertThat(info.at("key")).containsEntry("curve", "1.2.840.10045.3.1.7").containsEntry("len", 256L);
        assertThat(info.at("cert")).containsOnlyKeys("status");
        assertThat(info.body()).doesNotContainKeys("PIN", "OTP", "SCAL");
        assertThat(service.post("credentials/info", "{\"credentialID\":\"PHONE\",\"authInfo\":true}")
                        .body())
                .containsEntry("authMode", "implicit")
                .doesNotContainKeys("PIN", "OTP");
        assertThat(service.post("credentials/info", "{\"credentialID\":\"EC\",\"authInfo\":true}")
                        .at("PIN"))
                .containsExactly(Map.entry("presence", "false"));
    }

    @Test
    void listsCredentialsByPages() {
        Answer first = service.post("credentials/list", "{\"maxResults\":2}");
        assertThat(first.body()).containsEntry("credentialIDs", List.of("GX0112348", "EC"));
        Answer last = service.post(
                "credentials/list", "{\"maxResults\":2,\"pageToken\":\"%s\"}".formatted(first.text("nextPageToken")));
        assertThat(last.body()).containsEntry("credentialIDs", List.of("PHONE")).doesNotContainKey("nextPageToken");
        assertThat(service.post("credentials/list", "{\"maxResults\":0,\"userID\":null}")
                        .status())
                .isEqualTo(200);
        service.assertNoViolation();
        service.assertForbidden(
                service.post("credentials/list", "{\"userID\":\"lan\"}"), "userID parameter MUST be null");
        service.assertForbidden(
                service.post("credentials/list", "{\"pageToken\":\"2\"}"), "Invalid parameter pageToken");
        service.assertForbidden(
                service.post("credentials/list", "{\"maxResults\":\"2\"}"), "Invalid parameter maxResults");
    }

    @Test
    void wantsUserOfCommunity() {
        service.server().external();

        service.assertForbidden(service.post("credentials/list", "{}"), "Invalid parameter userID");
        assertThat(service.post("credentials/list", "{\"userID\":\"lan\"}").status())
                .isEqualTo(200);
        assertThat(service.send("info", null, "{}").body()).containsEntry("authType", List.of("external"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            info|{"credentialID":"EC"}|Unknown parameter credentialID
            info|{"lang":7}|Missing (or invalid type) string parameter lang
            info|{"lang":null}|Invalid parameter lang
            info|{"lang":"vi","lang":"en"}|*
            info|[]|*
            info|{} {}|*
            info?lang=vi|{}|*
            credentials/info|{}|Missing (or invalid type) string parameter credentialID
            credentials/info|{"credentialID":7}|Missing (or invalid type) string parameter credentialID
            credentials/info|{"credentialID":"none"}|Invalid parameter credentialID
            credentials/info|{"credentialID":"EC","certificates":"all"}|Invalid parameter certificates
            credentials/info|{"credentialID":"EC","certInfo":"true"}|Missing (or invalid type) boolean parameter certInfo
            credentials/info|{"credentialID":"EC","clientData":1}|Invalid parameter clientData
            credentials/authorize|{"credentialID":"PHONE"}|Missing (or invalid type) integer parameter numSignatures
            credentials/authorize|{"credentialID":"PHONE","numSignatures":"1"}|Missing (or invalid type) integer parameter numSignatures
            credentials/authorize|{"credentialID":"PHONE","numSignatures":1.0}|Missing (or invalid type) integer parameter numSignatures
            credentials/authorize|{"credentialID":"PHONE","numSignatures":0}|Invalid value for parameter numSignatures
            credentials/authorize|{"credentialID":"PHONE","numSignatures":2}|Numbers of signatures is too high
            credentials/authorize|{"credentialID":"PHONE","numSignatures":1,"hash":"x"}|Missing (or invalid type) array parameter hash
            credentials/authorize|{"credentialID":"PHONE","numSignatures":1,"hash":[]}|Empty hash array
            credentials/authorize|{"credentialID":"PHONE","numSignatures":1,"hash":["sTOgwOm-474"]}|Invalid Base64 hash string parameter
            credentials/authorize|{"credentialID":"PHONE","numSignatures":1,"PIN":"12345678"}|Invalid parameter PIN
            credentials/authorize|{"credentialID":"PHONE","numSignatures":1,"OTP":"738496"}|Invalid parameter OTP
            credentials/authorize|{"credentialID":"EC","numSignatures":1}|Missing (or invalid type) string parameter OTP
            credentials/authorize|{"credentialID":"EC","numSignatures":1,"OTP":738496}|Missing (or invalid type) string parameter OTP
            credentials/authorize|{"credentialID":"PHONE","numSignatures":1,"documents":[]}|Unknown parameter documents
            credentials/authorize|{"credentialID":"PHONE","numSignatures":1,"hashes":[]}|Unknown parameter hashes
            credentials/sendOTP|{"credentialID":"GX0112348"}|Invalid parameter credentialID
            credentials/extendTransaction|{"credentialID":"PHONE"}|Missing (or invalid type) string parameter SAD
            credentials/extendTransaction|{"credentialID":"PHONE","SAD":"x"}|Invalid parameter SAD
            signatures/signHash|{"credentialID":"PHONE","hash":[]}|Missing (or invalid type) string parameter SAD
            auth/revoke|{}|Missing (or invalid type) string parameter token
            auth/revoke|{"token":"x","token_type_hint":"any"}|Invalid string parameter token_type_hint
            auth/revoke|{"token":"x"}|Invalid string parameter token
            """)
    void refusesAndRecordsWhatIsForbidden(String method, String json, String description) {
        service.assertForbidden(
                service.post(method, json), description.equals("*") ? CscV1Tokens.MALFORMED : description);
        assertThat(service.server().violations())
                .extracting(CscV1Violation::method)
                .containsExactly(method.replaceAll("\\?.*", ""));
    }

    @Test
    void takesJsonByPostOnly() {
        URI info = service.server().baseUri().resolve("info");
        assertThat(service.answer(HttpRequest.newBuilder(info)).status()).isEqualTo(405);
        assertThat(service.answer(service.request(info, null, "{}").setHeader("Content-Type", "text/plain"))
                        .status())
                .isEqualTo(415);
        assertThat(service.post("signatures/signDoc", "{}").status()).isEqualTo(501);
        assertThat(service.server().violations()).hasSize(3);
        assertThat(service.post("signatures/timestamp", "{}").status()).isEqualTo(501);
        assertThat(service.server().violations()).hasSize(3);
    }

    @Test
    void logsInWithPasswordOrRefreshToken() {
        Answer login = service.send("auth/login", LOGIN, "{\"rememberMe\":true}");
        assertThat(login.body()).containsEntry("expires_in", 3600L);
        assertThat(listWith(login).status()).isEqualTo(200);
        String refresh = "{\"refresh_token\":\"%s\"}".formatted(login.text("refresh_token"));
        Answer again = service.send("auth/login", null, refresh);
        assertThat(listWith(again).status()).isEqualTo(200);
        assertThat(again.body()).doesNotContainKey("refresh_token");
        assertRefused(
                service.send("auth/login", basic("lan:guess"), "{}"),
                "authentication_error",
                "An error occurred during authentication process");
        service.assertNoViolation();

        service.assertForbidden(service.send("auth/login", LOGIN, refresh), CscV1Tokens.MALFORMED);
        service.assertForbidden(service.send("auth/login", null, "{\"refresh_token\":\"x\"}"), "Invalid refresh_token");
        service.assertForbidden(
                service.send("auth/login", null, "{\"refresh_token\":1}"), "Invalid string parameter: refresh_token");
        service.assertForbidden(service.send("auth/login", basic("lan"), "{}"), "Malformed username-password.");
        Answer none = service.send("auth/login", null, "{}");
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.challenge()).startsWith("Basic ");
        assertThat(none.body()).containsEntry("error_description", "Malformed authentication parameter.");
    }

    @Test
    void demandsBearerTokenThatRuns() {
        service.assertForbidden(service.send("credentials/list", null, "{}"), CscV1Tokens.MALFORMED);
        service.assertForbidden(service.send("credentials/list", LOGIN, "{}"), CscV1Tokens.MALFORMED);
        Answer unknown = service.send("credentials/list", "Bearer x", "{}");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.body()).containsEntry("error", "invalid_token");
        int before = service.server().violations().size();
        service.clock().advance(Duration.ofHours(1));
        Answer expired = service.post("credentials/list", "{}");
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.body()).containsEntry("error", "expired_token");
        assertThat(service.server().violations()).hasSize(before);
    }

    @Test
    void revokesRefreshTokenWithItsAccessTokens() {
        Answer login = service.send("auth/login", LOGIN, "{\"rememberMe\":true}");

        assertThat(service.post("auth/revoke", """
                {"token":"%s","token_type_hint":"refresh_token"}""".formatted(login.text("refresh_token")))
                        .status())
                .isEqualTo(204);

        service.assertNoViolation();
        assertThat(listWith(login).body()).containsEntry("error", "expired_token");
        assertThat(service.server().violations()).hasSize(1);
    }

    @Test
    void speaksAsMySignDoes() {
        CscV1Server server = service.server().mySign();
        assertThat(server.baseUri().getPath()).isEqualTo("/vtss/service/ras/csc/v1/");
        String login = "{\"client_id\":\"%s\",\"user_id\":\"lan\",\"client_secret\":\"%s\",\"profile_id\":\"%s\"}";
        Answer wrong = service.answer(service.request(
                server.mySignLoginUri(),
                null,
                login.formatted(CscV1Server.MYSIGN_CLIENT, "guess", CscV1Server.MYSIGN_PROFILE)));
        assertRefused(wrong, "86024", "Client secret is invalid");
        Answer right = service.answer(service.request(
                server.mySignLoginUri(),
                null,
                login.formatted(CscV1Server.MYSIGN_CLIENT, CscV1Server.MYSIGN_SECRET, CscV1Server.MYSIGN_PROFILE)));
        assertThat(right.body()).containsEntry("expires_in", "3600").containsEntry("token_type", "Bearer");
        String bearer = "Bearer " + right.text("access_token");
        assertThat(service.send("credentials/list", bearer, "{\"userID\":\"lan\"}")
                        .status())
                .isEqualTo(200);
        String documents = CscV1Dialogue.hash(CscDialogue.HASH)
                + ",\"documents\":[{\"document_id\":1,\"document_name\":\"UXV5ZXQgZGluaA==\"}]";
        assertThat(service.authorize("PHONE", 1, documents).status()).isEqualTo(200);
        assertThat(service.post("auth/login", "{}").status()).isEqualTo(501);
        service.assertNoViolation();
        service.assertForbidden(
                service.authorize("PHONE", 1, documents.replace("document_name", "name")),
                "Invalid parameter documents");
        assertThat(server.calls(CscV1Method.MYSIGN_LOGIN)).hasSize(2);
    }

    @Test
    void failsAsToldAndThenAnswers() {
        CscV1Server server = service.server();
        server.fail(
                CscV1Method.INFO,
                new CscFault.TooManyRequests(Duration.ofSeconds(7)),
                new CscFault.Refusal(400, "access_denied", "no"),
                new CscFault.OtherAnswer("{\"SAD\":5"),
                new CscFault.NotJson(),
                new CscFault.HugeAnswer(1_000_000));
        HttpRequest.Builder info = service.request(server.baseUri().resolve("info"), null, "{}");

        assertThat(service.answer(info).retryAfter()).isEqualTo("7");
        assertThat(service.answer(info).body()).containsEntry("error", "access_denied");
        assertThat(service.response(info).body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"SAD\":5");
        assertThat(service.response(info).headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(service.response(info).body()).hasSizeGreaterThan(1_000_000);
        server.down(true);
        assertThat(service.answer(info).status()).isEqualTo(503);
        server.down(false);
        assertThat(service.answer(info).status()).isEqualTo(200);
        service.assertNoViolation();
        assertThat(server.calls(CscV1Method.INFO)).hasSize(7);
    }

    @Test
    void answersSlowlyWhenReleased() {
        CountDownLatch release = new CountDownLatch(1);
        service.server().fail(CscV1Method.INFO, new CscFault.Slow(release));

        CompletableFuture<Answer> slow = CompletableFuture.supplyAsync(() -> service.send("info", null, "{}"));
        assertThat(service.post("credentials/list", "{}").status()).isEqualTo(200);
        assertThat(slow).isNotDone();
        release.countDown();

        assertThat(slow.join().status()).isEqualTo(200);
    }

    @Test
    void checksFormOfCallThatMeetsFault() {
        service.server().fail(CscV1Method.INFO, new CscFault.ServerError());

        service.assertForbidden(service.send("info", null, "{\"x\":1}"), "Unknown parameter x");
    }

    private Answer listWith(Answer login) {
        return service.send("credentials/list", "Bearer " + login.text("access_token"), "{}");
    }

    private static String basic(String userAndPassword) {
        return "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
    }
}
