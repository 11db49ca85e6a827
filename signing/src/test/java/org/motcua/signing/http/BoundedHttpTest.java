package org.motcua.signing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoundedHttpTest {

    private static final HttpLimits LIMITS = new HttpLimits(Duration.ofSeconds(30), 4096, 2);
    private static final HttpLimits IMPATIENT = new HttpLimits(Duration.ofMillis(200), 4096, 2);

    private final LocalServer server = LocalServer.start();
    private final BoundedHttp http =
            BoundedHttp.of(AddressRule.publicOnly().andLoopback(), Duration.ofSeconds(5), Clock.systemUTC());

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void fetchesWhatIsThere() throws Exception {
        URI url = server.answer("/there", request -> bytes("xin chào"));

        HttpReply reply = http.get(url, LIMITS);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).isEqualTo("xin chào");
    }

    @Test
    void postsWithoutOfferingAnUpgrade() throws Exception {
        URI url = server.on("/post", exchange -> {
            assertThat(exchange.getRequestHeaders()).doesNotContainKey("Upgrade");
            LocalServer.reply(exchange, 200, exchange.getRequestBody().readAllBytes());
        });

        HttpReply reply = http.post(url, "text/plain", bytes("body"), Map.of("X-Test", "1"), LIMITS);

        assertThat(reply.body()).isEqualTo(bytes("body"));
    }

    @Test
    void anAnswerOfExactlyTheLimitPasses() throws Exception {
        URI url = server.answer("/limit", request -> new byte[4096]);

        assertThat(http.get(url, LIMITS).body()).hasSize(4096);
    }

    @Test
    void refusesAnAnswerThatSaysItIsTooLarge() {
        URI url = server.answer("/large", request -> new byte[4097]);

        assertThat(fault(url, LIMITS).kind()).isEqualTo(HttpFault.Kind.TOO_LARGE);
    }

    @Test
    void stopsReadingAnEndlessAnswer() {
        assertThat(fault(server.flooding("/flood"), LIMITS).kind()).isEqualTo(HttpFault.Kind.TOO_LARGE);
    }

    @Test
    void givesUpOnSilence() {
        assertThat(fault(server.silent("/silent"), IMPATIENT).kind()).isEqualTo(HttpFault.Kind.TIMED_OUT);
    }

    @Test
    void givesUpOnAnAnswerThatDrips() {
        assertThat(fault(server.dripping("/drip"), IMPATIENT).kind()).isEqualTo(HttpFault.Kind.TIMED_OUT);
    }

    @Test
    void hangsUpOnWhoDrips() throws InterruptedException {
        fault(server.dripping("/drip"), IMPATIENT);

        assertThat(server.awaitHangUp()).isTrue();
    }

    @Test
    void refusesOneByteTooManyWithoutAnAnnouncement() {
        URI url = server.on("/chunked", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[4097]);
        });

        assertThat(fault(url, LIMITS).kind()).isEqualTo(HttpFault.Kind.TOO_LARGE);
    }

    @Test
    void tellsACutConnection() {
        assertThat(fault(server.cutting("/cut"), LIMITS).kind()).isEqualTo(HttpFault.Kind.UNREACHABLE);
    }

    @Test
    void tellsAClosedPort() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertThat(fault(URI.create("http://127.0.0.1:" + port + "/"), LIMITS).kind())
                .isEqualTo(HttpFault.Kind.UNREACHABLE);
    }

    @Test
    void followsRedirectsUpToTheLimit() throws Exception {
        server.answer("/end", request -> bytes("end"));
        server.status("/two", 307, "Location", "/end");
        server.status("/one", 302, "Location", server.uri("/two").toString());
        server.status("/zero", 301, "Location", "/one");

        assertThat(http.get(server.uri("/one"), LIMITS).source()).isEqualTo(server.uri("/end"));
        assertThat(fault(server.uri("/zero"), LIMITS))
                .hasMessageContaining("more than 2 times")
                .extracting(HttpFault::kind)
                .isEqualTo(HttpFault.Kind.REFUSED_ADDRESS);
    }

    @Test
    void doesNotRunInCircles() {
        URI url = server.status("/circle", 302, "Location", "/circle");

        assertThat(fault(url, LIMITS).kind()).isEqualTo(HttpFault.Kind.REFUSED_ADDRESS);
        assertThat(server.requests()).isEqualTo(3);
    }

    @Test
    void judgesTheAddressOfEachRedirect() {
        // Only the name "localhost" may be asked; the same server under its address must not be reached.
        BoundedHttp strict = BoundedHttp.of(
                AddressRule.publicOnly().andPrivateHost("localhost"), Duration.ofSeconds(5), Clock.systemUTC());
        URI secret = server.answer("/secret", request -> bytes("secret"));
        String start = secret.toString().replace("127.0.0.1", "localhost").replace("/secret", "/to-");
        for (String target : new String[] {secret.toString(), "file:///etc/passwd", "ftp://127.0.0.1/a"}) {
            server.status("/to-" + target.hashCode(), 302, "Location", target);

            HttpFault fault = catchThrowableOfType(
                    HttpFault.class, () -> strict.get(URI.create(start + target.hashCode()), LIMITS));

            assertThat(fault.kind()).as(target).isEqualTo(HttpFault.Kind.REFUSED_ADDRESS);
        }
        assertThat(server.requests()).as("only the three that redirect").isEqualTo(3);
    }

    @Test
    void doesNotFollowTheRedirectOfAPost() throws Exception {
        URI url = server.status("/moved", 307, "Location", "/elsewhere");

        assertThat(http.post(url, "text/plain", bytes("x"), Map.of(), LIMITS).status())
                .isEqualTo(307);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void doesNotConnectToALoopbackAddressByDefault() {
        BoundedHttp strict = BoundedHttp.of(AddressRule.publicOnly(), Duration.ofSeconds(5), Clock.systemUTC());
        URI url = server.answer("/secret", request -> bytes("secret"));

        assertThatThrownBy(() -> strict.get(url, LIMITS)).isInstanceOf(HttpFault.class);
        assertThat(server.requests()).isZero();
    }

    @Test
    void aWaitingThreadCanBeInterrupted() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        CountDownLatch never = new CountDownLatch(1);
        URI url = server.on("/wait", exchange -> {
            arrived.countDown();
            await(never);
        });
        Thread caller = new Thread(() -> {
            try {
                http.get(url, LIMITS);
            } catch (HttpFault | InterruptedException e) {
                outcome.complete(e);
            }
        });
        caller.start();
        assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

        caller.interrupt();

        assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        never.countDown();
    }

    private HttpFault fault(URI url, HttpLimits limits) {
        return catchThrowableOfType(HttpFault.class, () -> http.get(url, limits));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
