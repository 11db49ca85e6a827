package org.motcua.signing.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.http.LocalServer;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;
import org.motcua.signing.testkit.TestTimestampAuthority;
import org.motcua.signing.timestamp.TimestampFailure.Reason;

@Timeout(60)
class TimestampPoolTest {

    private static final Imprint IMPRINT =
            Imprint.of(DigestAlgorithm.SHA_256, "Quyết định".getBytes(StandardCharsets.UTF_8));

    private final TestTime time = new TestTime();
    private final TestAuthority root = TestAuthority.create("CN=Root", TestKeyKind.P_256, time);
    private final TestTimestampAuthority tsa = TestTimestampAuthority.of(root, time);
    private final LocalServer server = LocalServer.start();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void asksTheFirstServiceFirst() {
        Scripted first = scripted("first");
        Scripted second = scripted("second");

        pool(first, second).build().stamp(IMPRINT);

        assertThat(first.calls()).isEqualTo(1);
        assertThat(second.calls()).isZero();
    }

    @Test
    void everyKindOfBadAnswerMovesOnToTheNextServiceWithoutAPause() {
        byte[] replayed = tsa.respond(TimestampProtocol.request(IMPRINT, BigInteger.TEN, Optional.empty()));
        TestTimestampAuthority unfit = TestTimestampAuthority.of(
                root.issue("CN=No TSA", TestKeyKind.RSA_2048, TestProfile.documentSigning()), time);
        TimestampPool pool = TimestampPool.builder()
                .add(http(server.silent("/late"), Duration.ofMillis(200)))
                .add(http(server.answer("/nonce", request -> replayed)))
                .add(http(server.answer("/imprint", request -> tsa.respond(otherImprint(request)))))
                .add(http(server.status("/429", 429)))
                .add(http(server.status("/500", 500)))
                .add(http(server.cutting("/cut")))
                .add(http(server.flooding("/huge")))
                .add(http(server.answer("/garbage", request -> new byte[] {1, 2, 3})))
                .add(http(server.answer("/purpose", unfit::respond)))
                .add(http(server.answer("/right", tsa::respond)))
                .clock(time)
                .waiting(time)
                .build();

        assertThat(pool.stamp(IMPRINT).imprint()).contains(IMPRINT);
        assertThat(server.requests()).isEqualTo(10);
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void listsWhatFailedWithEachService() {
        URI broken = server.status("/500", 500);
        URI mute = server.answer("/garbage", request -> new byte[] {1});
        TimestampPool pool = pool(http(broken), http(mute)).attempts(2).build();

        TimestampException e = catchThrowableOfType(TimestampException.class, () -> pool.stamp(IMPRINT));

        assertThat(e.failures())
                .extracting(TimestampFailure::service, TimestampFailure::reason)
                .containsExactly(
                        tuple(broken.toString(), Reason.SERVER_ERROR),
                        tuple(mute.toString(), Reason.MALFORMED),
                        tuple(broken.toString(), Reason.SERVER_ERROR));
        assertThat(e).hasMessageContaining(broken.toString()).hasMessageContaining(mute.toString());
    }

    @Test
    void pausesTwiceAsLongAfterEachRound() {
        Scripted down = scripted("down", failure(Reason.UNREACHABLE));
        TimestampPool pool = pool(down)
                .attempts(5)
                .circuitBreaker(100, Duration.ofMinutes(1))
                .backOff(Duration.ofSeconds(2), Duration.ofSeconds(6))
                .build();

        assertThatThrownBy(() -> pool.stamp(IMPRINT)).isInstanceOf(TimestampException.class);

        assertThat(down.calls()).isEqualTo(5);
        assertThat(time.pauses())
                .containsExactly(
                        Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(6), Duration.ofSeconds(6));
    }

    @Test
    void aServiceThatRecoversIsUsed() {
        Scripted recovering = scripted("recovering", failure(Reason.TIMED_OUT), null);

        assertThat(pool(recovering).build().stamp(IMPRINT).imprint()).contains(IMPRINT);
        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void aBadAnswerIsNotAskedForTwice() {
        Scripted wrong = scripted("wrong", failure(Reason.WRONG_NONCE));

        assertThatThrownBy(() -> pool(wrong).build().stamp(IMPRINT)).isInstanceOf(TimestampException.class);
        assertThat(wrong.calls()).isEqualTo(1);
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void leavesAServiceAloneAsLongAsItAsksFor() {
        TimestampFailure limited =
                new TimestampFailure("limited", Reason.RATE_LIMITED, "429", Optional.of(Duration.ofSeconds(90)));
        Scripted service = scripted("limited", limited, null);
        Scripted other = scripted("other");
        TimestampPool pool = pool(service, other).build();

        pool.stamp(IMPRINT);
        pool.stamp(IMPRINT);
        assertThat(service.calls()).isEqualTo(1);
        assertThat(other.calls()).isEqualTo(2);

        time.advance(Duration.ofSeconds(90));
        pool.stamp(IMPRINT);
        assertThat(service.calls()).isEqualTo(2);
        assertThat(other.calls()).isEqualTo(2);
    }

    @Test
    void waitsForTheOnlyServiceUntilItMayBeAsked() {
        TimestampFailure limited =
                new TimestampFailure("limited", Reason.RATE_LIMITED, "429", Optional.of(Duration.ofSeconds(90)));

        pool(scripted("limited", limited, null)).build().stamp(IMPRINT);

        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(90));
    }

    @Test
    void doesNotWaitLongerThanTheCallMayLast() {
        TimestampFailure limited =
                new TimestampFailure("limited", Reason.RATE_LIMITED, "429", Optional.of(Duration.ofHours(24)));
        Scripted service = scripted("limited", limited, null);

        assertThatThrownBy(() -> pool(service).build().stamp(IMPRINT)).hasMessageContaining("RATE_LIMITED");
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void aServiceThatKeepsFailingIsLeftAloneByAllCalls() {
        Scripted down = scripted("down", failure(Reason.TIMED_OUT));
        Scripted up = scripted("up");
        TimestampPool pool =
                pool(down, up).circuitBreaker(3, Duration.ofMinutes(5)).build();

        for (int i = 0; i < 10; i++) {
            pool.stamp(IMPRINT);
        }
        assertThat(down.calls()).isEqualTo(3);

        time.advance(Duration.ofMinutes(5));
        pool.stamp(IMPRINT);
        pool.stamp(IMPRINT);
        assertThat(down.calls()).as("one trial").isEqualTo(4);
        assertThat(up.calls()).isEqualTo(12);
    }

    @Test
    void saysUntilWhenAServiceRests() {
        Scripted down = scripted("down", failure(Reason.TIMED_OUT));
        TimestampPool pool =
                pool(down).attempts(1).circuitBreaker(1, Duration.ofMinutes(5)).build();
        assertThatThrownBy(() -> pool.stamp(IMPRINT)).hasMessageContaining("TIMED_OUT");

        assertThatThrownBy(() -> pool.stamp(IMPRINT))
                .hasMessageContaining("RESTING")
                .hasMessageContaining("2026-11-22T08:05:00Z");
    }

    @Test
    void checksWhatAnApplicationsOwnServiceReturns() {
        TimestampService careless = imprint -> tsa.stamp(Imprint.of(DigestAlgorithm.SHA_256, new byte[1]));

        TimestampException e = catchThrowableOfType(
                TimestampException.class, () -> pool(careless).build().stamp(IMPRINT));

        assertThat(e.failures()).extracting(TimestampFailure::reason).containsExactly(Reason.WRONG_IMPRINT);
    }

    @Test
    void anUnexpectedExceptionOfAServiceMovesOnToTheNext() {
        TimestampService broken = imprint -> {
            throw new IllegalStateException("no token");
        };

        assertThat(pool(broken, scripted("next")).build().stamp(IMPRINT).imprint())
                .contains(IMPRINT);
    }

    @Test
    void insistsOnTrustInWhateverAnswers() {
        TestAuthority stranger = TestAuthority.create("CN=Stranger", TestKeyKind.P_256, time);
        TimestampService untrusted = TestTimestampAuthority.of(stranger, time);

        TimestampToken token =
                pool(untrusted, tsa).trust(List.of(root.certificate())).build().stamp(IMPRINT);

        assertThat(token.certificates()).contains(root.certificate());
    }

    @Test
    void anInterruptedThreadStopsAndStaysInterrupted() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        URI url = server.on("/wait", exchange -> {
            arrived.countDown();
            try {
                never.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Scripted next = scripted("next");
        TimestampPool pool = pool(http(url), next).build();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        CompletableFuture<TimestampException> thrown = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                pool.stamp(IMPRINT);
            } catch (TimestampException e) {
                flag.complete(Thread.currentThread().isInterrupted());
                thrown.complete(e);
            }
        });
        caller.start();
        assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

        caller.interrupt();

        assertThat(thrown.get(30, TimeUnit.SECONDS).isInterruption()).isTrue();
        assertThat(flag.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(next.calls()).isZero();
        never.countDown();
    }

    @Test
    void reservesRoomForItsLargestToken() {
        TimestampService large = new TimestampService() {
            @Override
            public TimestampToken stamp(Imprint imprint) {
                return tsa.stamp(imprint);
            }

            @Override
            public int expectedTokenBytes() {
                return 20_000;
            }
        };

        assertThat(pool(tsa, large).build().expectedTokenBytes()).isEqualTo(20_000);
    }

    @Test
    void cannotBeEmpty() {
        assertThatThrownBy(() -> TimestampPool.builder().build()).hasMessageContaining("add one");
    }

    private TimestampPool.Builder pool(TimestampService... services) {
        TimestampPool.Builder builder = TimestampPool.builder().clock(time).waiting(time);
        for (TimestampService service : services) {
            builder.add(service);
        }
        return builder;
    }

    private HttpTimestampService http(URI url) {
        return http(url, Duration.ofSeconds(30));
    }

    private HttpTimestampService http(URI url, Duration timeout) {
        return HttpTimestampService.builder(url).clock(time).timeout(timeout).build();
    }

    private static byte[] otherImprint(byte[] request) {
        TimeStampReq asked = TimeStampReq.getInstance(request);
        ASN1Integer nonce = asked.getNonce();
        return TimestampProtocol.request(
                Imprint.of(DigestAlgorithm.SHA_256, new byte[1]), nonce.getValue(), Optional.empty());
    }

    private static TimestampFailure failure(Reason reason) {
        return TimestampFailure.of("scripted", reason, "as the test wants it");
    }

    /** The failures one after the other, the last of them for good; null stands for a right answer. */
    private Scripted scripted(String name, @Nullable TimestampFailure... script) {
        return new Scripted(name, script);
    }

    private final class Scripted implements TimestampService {

        private final String name;
        private final List<TimestampFailure> script = new ArrayList<>();
        private final AtomicInteger calls = new AtomicInteger();

        Scripted(String name, TimestampFailure... script) {
            this.name = name;
            for (TimestampFailure failure : script) {
                this.script.add(failure);
            }
        }

        int calls() {
            return calls.get();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public TimestampToken stamp(Imprint imprint) {
            int call = calls.getAndIncrement();
            TimestampFailure failure = script.isEmpty() ? null : script.get(Math.min(call, script.size() - 1));
            if (failure != null) {
                throw new TimestampException(failure, null);
            }
            return tsa.stamp(imprint);
        }
    }
}
