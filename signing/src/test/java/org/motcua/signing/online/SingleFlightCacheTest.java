package org.motcua.signing.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.Thread.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.motcua.signing.online.EvidenceFailure.Reason;
import org.motcua.signing.online.SingleFlightCache.Loaded;

@Timeout(60)
class SingleFlightCacheTest {

    private static final EvidenceFailure DOWN = new EvidenceFailure("place", Reason.UNREACHABLE, "down");

    private final StepClock clock = new StepClock();
    private final SingleFlightCache<String, String> cache = new SingleFlightCache<>(clock, Duration.ofMinutes(1), 1000);
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void keepsAValueAsLongAsItIsValid() throws Exception {
        assertThat(get("a", Duration.ofHours(1))).isEqualTo("a1");
        clock.advance(Duration.ofMinutes(59));
        assertThat(get("a", Duration.ofHours(1))).isEqualTo("a1");

        clock.advance(Duration.ofMinutes(1));

        assertThat(get("a", Duration.ofHours(1))).isEqualTo("a2");
    }

    @Test
    void keepsAFailureForAWhile() throws Exception {
        assertThatThrownBy(() -> cache.get("a", this::fail)).isInstanceOf(Unusable.class);
        assertThatThrownBy(() -> cache.get("a", this::fail)).hasMessageContaining("down");
        assertThat(loads).hasValue(1);

        clock.advance(Duration.ofMinutes(1));

        assertThat(get("a", Duration.ofHours(1))).isEqualTo("a2");
    }

    @Test
    void keepsAFailureAsLongAsThePlaceAsksFor() {
        SingleFlightCache.Loader<String> limited = () -> {
            loads.incrementAndGet();
            throw new Unusable(DOWN, Optional.of(Duration.ofHours(1)), null);
        };
        assertThatThrownBy(() -> cache.get("a", limited)).isInstanceOf(Unusable.class);

        clock.advance(Duration.ofMinutes(59));

        assertThatThrownBy(() -> cache.get("a", limited)).isInstanceOf(Unusable.class);
        assertThat(loads).hasValue(1);
    }

    @Test
    void dropsWhatWasLongestUnusedWhenItIsFull() throws Exception {
        get("a", Duration.ofHours(1));
        get("b", Duration.ofHours(1));
        get("a", Duration.ofHours(1));

        get("c", Duration.ofHours(1));

        assertThat(get("a", Duration.ofHours(1))).isEqualTo("a1");
        assertThat(get("b", Duration.ofHours(1))).isEqualTo("b4");
    }

    @Test
    void doesNotFillUpWithFailures() throws Exception {
        get("a", Duration.ofHours(1));
        for (int i = 0; i < 100; i++) {
            int number = i;
            assertThatThrownBy(() -> cache.get("failed" + number, this::fail)).isInstanceOf(Unusable.class);
        }

        assertThat(get("a", Duration.ofHours(1))).isEqualTo("a102");
    }

    @Test
    void anUnexpectedExceptionDoesNotLeaveTheOthersWaiting() throws Exception {
        assertThatThrownBy(() -> cache.get("a", () -> {
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(get("a", Duration.ofHours(1))).isEqualTo("a1");
    }

    @Test
    void whoWaitsTakesOverFromAnInterruptedThread() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        List<String> seen = new CopyOnWriteArrayList<>();
        Thread first = new Thread(() -> {
            try {
                cache.get("a", () -> {
                    loading.countDown();
                    new CountDownLatch(1).await();
                    throw new AssertionError("nobody counts that down");
                });
            } catch (InterruptedException | Unusable e) {
                seen.add(e.getClass().getSimpleName());
            }
        });
        first.start();
        assertThat(loading.await(30, TimeUnit.SECONDS)).isTrue();
        Thread second = new Thread(() -> {
            try {
                seen.add(get("a", Duration.ofHours(1)));
            } catch (InterruptedException | Unusable e) {
                seen.add("second " + e);
            }
        });
        second.start();
        awaitWaiting(List.of(second));

        first.interrupt();
        first.join(TimeUnit.SECONDS.toMillis(30));
        second.join(TimeUnit.SECONDS.toMillis(30));

        assertThat(seen).containsExactlyInAnyOrder("InterruptedException", "a1");
    }

    private String get(String key, Duration valid) throws Unusable, InterruptedException {
        return cache.get(
                key,
                () -> new Loaded<>(
                        key + loads.incrementAndGet(), clock.instant().plus(valid), 450));
    }

    private Loaded<String> fail() throws Unusable {
        loads.incrementAndGet();
        throw new Unusable(DOWN, Optional.empty(), null);
    }

    private static void awaitWaiting(List<Thread> threads) {
        while (!threads.stream()
                .allMatch(thread -> thread.getState() == State.WAITING || thread.getState() == State.TIMED_WAITING)) {
            Thread.onSpinWait();
        }
    }
}
