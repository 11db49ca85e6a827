package org.motcua.signing.rssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.signing.rssp.CscDialogue.assertRefused;
import static org.motcua.signing.rssp.CscDialogue.bytes;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.motcua.signing.rssp.CscDialogue.Answer;

/** That the remote signing service keeps the rules of the line, shown with hand-written calls. */
class CscTestServerTest {

    private final CscDialogue service = CscDialogue.open();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void tellsWithoutTokenWhatItCanDo() {
        Answer info = service.send("info", null, "application/json", "{}");

        assertThat(info.status()).isEqualTo(200);
        assertThat(info.body()).containsEntry("specs", "2.0.0.0").containsEntry("asynchronousOperationMode", true);
        assertThat(info.body().get("methods"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("signatures/signHash", "credentials/authorizeCheck");
    }

    @Test
    void describesCredentialWithChainAndFactors() {
        Answer info = service.post("credentials/info", """
                {"credentialID":"GX0112348","certificates":"chain","certInfo":true,"authInfo":true}""");

        assertThat(info.body()).containsEntry("SCAL", "2").containsEntry("multisign", 5L);
        assertThat(info.at("key")).containsEntry("status", "enabled").containsEntry("len", 2048L);
        assertThat((List<?>) info.at("cert").get("certificates")).hasSize(2);
        assertThat(info.at("cert")).containsEntry("validFrom", "20261121080000Z");
        assertThat(info.at("auth")).containsEntry("expression", "PIN AND OTP");
        assertThat(service.post("credentials/info", "{\"credentialID\":\"EC\"}").at("key"))
                .containsEntry("curve", "1.2.840.10045.3.1.7")
                .containsEntry("len", 256L);
    }

    @Test
    void listsCredentialsOfTheTokensUserOnly() {
        assertThat(service.post("credentials/list", "{\"onlyValid\":true}").body())
                .containsEntry("credentialIDs", List.of("GX0112348", "OPEN", "EC", "TEL", "OAUTH", "OAUTH2"))
                .containsEntry("onlyValid", true);
        assertRefused(service.post("credentials/list", "{\"userID\":\"lan\"}"), "userID parameter MUST be null");
        assertRefused(service.post("credentials/list", "{\"certInfo\":true}"), "Invalid parameter certInfo");
    }

    @Test
    void demandsBearerTokenThatRuns() {
        Answer none = service.send("credentials/list", null, "application/json", "{}");
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.challenge()).isEqualTo("Bearer realm=\"csc\"");
        assertRefused(
                service.send("credentials/list", "Basic YTpi", "application/json", "{}"),
                "Malformed authorization header");
        Answer unknown = service.send("credentials/list", "Bearer x", "application/json", "{}");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.body()).containsEntry("error", "invalid_token");
        service.clock().advance(Duration.ofHours(1));
        Answer expired = service.post("credentials/list", "{}");
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.body()).containsEntry("error", "expired_token");
        assertThat(expired.challenge()).contains("error=\"invalid_token\"");
    }

    @Test
    void takesOneJsonObjectByPostOnly() {
        assertThat(service.send("info", null, "text/plain", "{}").status()).isEqualTo(415);
        assertThat(service.post("info", "{\"lang\":\"vi\",\"lang\":\"en\"}").body())
                .containsEntry("error", "invalid_request");
        assertThat(service.post("info", "{} {}").status()).isEqualTo(400);
        assertThat(service.post("signatures/signDoc", "{}").status()).isEqualTo(501);
        HttpRequest get = HttpRequest.newBuilder(service.server().baseUri().resolve("info"))
                .build();
        assertThat(service.answer(get).status()).isEqualTo(405);
    }

    @Test
    void recordsCalls() {
        service.post("credentials/info", "{\"credentialID\":\"OPEN\"}");

        assertThat(service.server().calls(CscMethod.CREDENTIALS_INFO))
                .containsExactly(new CscCall("credentials/info", Map.of("credentialID", "OPEN")));
    }

    @Test
    void failsOnceAsToldAndThenAnswers() {
        service.server()
                .fail(
                        CscMethod.INFO,
                        new CscFault.TooManyRequests(Duration.ofSeconds(7)),
                        new CscFault.ServerError(),
                        new CscFault.CutBefore(),
                        new CscFault.CutAnswer());

        Answer busy = service.post("info", "{}");
        assertThat(busy.status()).isEqualTo(429);
        assertThat(busy.retryAfter()).isEqualTo("7");
        assertThat(service.post("info", "{}").status()).isEqualTo(500);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(
                            () -> service.http().send(service.request("info", null, "application/json", "{}"), bytes()))
                    .isInstanceOf(IOException.class);
        }
        assertThat(service.post("info", "{}").status()).isEqualTo(200);
    }

    @Test
    void answersNonsenseAsTold() throws IOException, InterruptedException {
        service.server().fail(CscMethod.INFO, new CscFault.NotJson(), new CscFault.HugeAnswer(1_000_000));

        HttpRequest call = service.request("info", null, "application/json", "{}");
        assertThat(service.http().send(call, bytes()).headers().firstValue("Content-Type"))
                .contains("text/html; charset=utf-8");
        assertThat(service.http().send(call, bytes()).body()).hasSizeGreaterThan(1_000_000);
    }

    @Test
    void answersSlowlyWhenReleased() {
        CountDownLatch release = new CountDownLatch(1);
        service.server().fail(CscMethod.INFO, new CscFault.Slow(release));

        CompletableFuture<HttpResponse<byte[]>> slow =
                service.http().sendAsync(service.request("info", null, "application/json", "{}"), bytes());
        assertThat(service.post("credentials/list", "{}").status()).isEqualTo(200);
        assertThat(slow).isNotDone();
        release.countDown();

        assertThat(slow.join().statusCode()).isEqualTo(200);
    }
}
