package org.motcua.signing.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Thread.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestTimestampAuthority;

class TimestampPoolPropertyTest {

    private static final TestTime TIME = new TestTime();
    private static final TimestampToken TOKEN = TestTimestampAuthority.of(
                    TestAuthority.create("CN=Root", TestKeyKind.P_256, TIME), TIME)
            .stamp(Imprint.of(DigestAlgorithm.SHA_256, new byte[1]));
    private static final Set<State> WAITING = Set.of(State.WAITING, State.TIMED_WAITING);

    @Property(tries = 40)
    void neverMoreRequestsAreUnderWayThanAllowedAndNeverFewerThanPossible(
            @ForAll @IntRange(min = 1, max = 5) int allowed,
            @ForAll @IntRange(min = 1, max = 10) int callers,
            @ForAll @IntRange(min = 1, max = 3) int services)
            throws InterruptedException {
        Gate gate = new Gate();
        TimestampPool.Builder builder =
                TimestampPool.builder().clock(TIME).waiting(TIME).maxConcurrent(allowed);
        for (int i = 0; i < services; i++) {
            builder.add(gate);
        }
        TimestampPool pool = builder.build();
        AtomicInteger stamped = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Thread thread = new Thread(() -> {
                pool.stamp(TOKEN.imprint().orElseThrow());
                stamped.incrementAndGet();
            });
            thread.start();
            threads.add(thread);
        }

        // Everybody is either inside a request, held by the gate, or outside, held by the bound.
        while (!threads.stream().allMatch(thread -> WAITING.contains(thread.getState()))) {
            Thread.onSpinWait();
        }
        int inside = gate.inside.get();
        gate.open.countDown();
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        }

        assertThat(inside).isEqualTo(Math.min(allowed, callers));
        assertThat(gate.most.get()).isLessThanOrEqualTo(allowed);
        assertThat(stamped).hasValue(callers);
    }

    private static final class Gate implements TimestampService {

        private final CountDownLatch open = new CountDownLatch(1);
        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public TimestampToken stamp(Imprint imprint) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                assertThat(open.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                inside.decrementAndGet();
            }
            return TOKEN;
        }
    }
}
