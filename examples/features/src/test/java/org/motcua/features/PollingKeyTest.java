package org.motcua.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.signing.KeyRefusedException;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.deferred.Answer.Expired;
import org.motcua.signing.deferred.Answer.Pending;
import org.motcua.signing.deferred.Answer.Rejected;
import org.motcua.signing.deferred.Answer.Signed;
import org.motcua.signing.deferred.Begun;
import org.motcua.signing.deferred.Confirmation;
import org.motcua.signing.deferred.DeferredKey;
import org.motcua.signing.deferred.DeferredRequest;
import org.motcua.signing.deferred.DeferredRequest.Item;
import org.motcua.signing.deferred.Response.OneTimePassword;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

class PollingKeyTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:30:00Z");
    private static final TestAuthority AUTHORITY = TestAuthority.create("CN=Authority", at(NOW));
    private static final TestKey LEADER = AUTHORITY.issue("CN=Leader", TestKeyKind.P_256);
    private static final TestKey OTHER = AUTHORITY.issue("CN=Other", TestKeyKind.P_256);

    private final List<String> callBacks = new ArrayList<>();
    private final PhoneService service = PhoneService.start(LEADER, at(NOW), callBacks::add);
    private final DeferredRequest request = new DeferredRequest(
            "batch-1",
            SignatureAlgorithm.SHA256_WITH_ECDSA,
            List.of(new Item("Letter 1", new byte[] {1}), new Item("Letter 2", new byte[] {2})),
            NOW.plusSeconds(300));

    @AfterEach
    void close() {
        service.close();
    }

    private static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    private DeferredKey key(URI uri) {
        return new PollingKey(uri, PhoneService.TOKEN, LEADER.chain(), at(NOW));
    }

    @Test
    void signsWhatItsOwnerConfirmsOnThePhone() {
        try (DeferredKey key = key(service.uri())) {
            Begun begun = key.begin(request);
            assertThat(begun.confirmation()).isEqualTo(Confirmation.DEVICE);
            assertThat(begun.expiresAt()).isEqualTo(request.expiresAt());
            assertThat(begun.hint()).contains("Confirm on the phone that ends in 89");
            assertThat(key.begin(request)).isEqualTo(begun);
            assertThat(service.transactions()).isEqualTo(1);
            assertThat(key.ask(request, begun.handle())).isEqualTo(new Pending(Duration.ofSeconds(5)));
            service.confirm(begun.handle());
            assertThat(callBacks).containsExactly(begun.handle());
        }
        try (DeferredKey afterARestart = key(service.uri())) {
            for (int i = 0; i < 2; i++) {
                assertThat(afterARestart.ask(request, callBacks.get(0)))
                        .isInstanceOfSatisfying(
                                Signed.class,
                                signed -> assertThat(signed.values()).hasSize(2));
            }
        }
    }

    @Test
    void saysThatItsOwnerDeclined() {
        try (DeferredKey key = key(service.uri())) {
            String handle = key.begin(request).handle();
            service.reject(handle, "Not my letter\n");
            assertThat(key.ask(request, handle)).isEqualTo(new Rejected("Not my letter"));
        }
    }

    @Test
    void saysThatNobodyAnsweredInTime() {
        try (PhoneService late = PhoneService.start(LEADER, at(request.expiresAt()), callBacks::add);
                DeferredKey key = key(late.uri())) {
            assertThat(key.ask(request, key.begin(request).handle())).isEqualTo(new Expired());
        }
    }

    @Test
    void usesNoSignaturesOfAnotherKey() {
        try (PhoneService mixedUp = PhoneService.start(OTHER, at(NOW), callBacks::add);
                DeferredKey key = key(mixedUp.uri())) {
            String handle = key.begin(request).handle();
            mixedUp.confirm(handle);
            assertThatThrownBy(() -> key.ask(request, handle)).isInstanceOf(KeyRefusedException.class);
        }
    }

    @Test
    void withdrawsARequest() {
        try (DeferredKey key = key(service.uri())) {
            String handle = key.begin(request).handle();
            key.cancel(request, handle);
            assertThat(service.transactions()).isZero();
            assertThatThrownBy(() -> key.ask(request, handle))
                    .isInstanceOf(KeyUnavailableException.class)
                    .hasMessageContaining("404");
        }
    }

    @Test
    void takesNothingThatIsTypedHere() {
        try (DeferredKey key = key(service.uri())) {
            String handle = key.begin(request).handle();
            OneTimePassword typed = new OneTimePassword("493817".toCharArray());
            assertThatThrownBy(() -> key.answer(request, handle, typed))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("493817");
            assertThatThrownBy(() -> key.ask(request, "another")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void isUnavailableWhereTheServiceIsDown() {
        DeferredKey key = key(service.uri());
        service.close();
        assertThatThrownBy(() -> key.begin(request))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageNotContaining(PhoneService.TOKEN);
        key.close();
        assertThatThrownBy(() -> key.begin(request)).hasMessageContaining("closed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "",
                "no JSON",
                "{\"state\": \"LOST\"}",
                "{\"state\": 7}",
                "{\"state\": \"SIGNED\", \"signatures\": [\"%%%\"]}"
            })
    void isUnavailableWhereTheAnswerIsNone(String answer) throws Exception {
        answers(answer);
    }

    @Test
    void readsNoAnswerWithoutEnd() throws Exception {
        answers("{\"state\": \"" + "x".repeat(2_000_000) + "\"}");
    }

    private void answers(String text) throws Exception {
        HttpServer odd = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        odd.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        odd.start();
        try (DeferredKey key =
                key(URI.create("http://127.0.0.1:" + odd.getAddress().getPort() + "/"))) {
            assertThatThrownBy(() -> key.ask(request, request.reference()))
                    .isInstanceOf(KeyUnavailableException.class)
                    .message()
                    .hasSizeLessThan(300);
        } finally {
            odd.stop(0);
        }
    }
}
