package org.motcua.signing.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Thread.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.motcua.signing.online.SingleFlightCache.Loaded;

class SingleFlightCachePropertyTest {

    private static final Set<State> WAITING = Set.of(State.WAITING, State.TIMED_WAITING);

    @Property(tries = 40)
    void manyThreadsLoadEachKeyOnce(
            @ForAll @IntRange(min = 1, max = 12) int threads, @ForAll @IntRange(min = 1, max = 4) int keys)
            throws InterruptedException {
        SingleFlightCache<Integer, Integer> shared =
                new SingleFlightCache<>(new StepClock(), Duration.ofMinutes(1), Long.MAX_VALUE);
        Map<Integer, AtomicInteger> loadsByKey = new ConcurrentHashMap<>();
        CountDownLatch open = new CountDownLatch(1);
        AtomicInteger right = new AtomicInteger();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int key = i % keys;
            Thread thread = new Thread(() -> {
                try {
                    int value = shared.get(key, () -> {
                        loadsByKey
                                .computeIfAbsent(key, k -> new AtomicInteger())
                                .incrementAndGet();
                        assertThat(open.await(30, TimeUnit.SECONDS)).isTrue();
                        return new Loaded<>(key * 10, Instant.MAX, 1);
                    });
                    if (value == key * 10) {
                        right.incrementAndGet();
                    }
                } catch (InterruptedException | Unusable e) {
                    throw new AssertionError(e);
                }
            });
            thread.start();
            all.add(thread);
        }

        while (!all.stream().allMatch(thread -> WAITING.contains(thread.getState()))) {
            Thread.onSpinWait();
        }
        open.countDown();
        for (Thread thread : all) {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        }

        assertThat(right).hasValue(threads);
        assertThat(loadsByKey.values()).allSatisfy(count -> assertThat(count).hasValue(1));
    }
}
