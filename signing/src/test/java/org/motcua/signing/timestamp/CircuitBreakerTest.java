package org.motcua.signing.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private static final Instant NOW = TestTime.START;
    private static final Instant LATER = NOW.plusSeconds(60);

    private final CircuitBreaker breaker = new CircuitBreaker(2, Duration.ofSeconds(60));

    @Test
    void opensAfterFailuresInARow() {
        breaker.failed(NOW, Optional.empty());
        assertThat(breaker.tryEnter(NOW)).isTrue();

        breaker.failed(NOW, Optional.empty());

        assertThat(breaker.tryEnter(NOW)).isFalse();
        assertThat(breaker.restsUntil(NOW)).contains(LATER);
    }

    @Test
    void aSuccessInBetweenForgetsTheFailures() {
        breaker.failed(NOW, Optional.empty());
        breaker.succeeded();
        breaker.failed(NOW, Optional.empty());

        assertThat(breaker.tryEnter(NOW)).isTrue();
    }

    @Test
    void letsOneTrialThroughWhenTheRestIsOver() {
        open();

        assertThat(breaker.tryEnter(LATER)).isTrue();
        assertThat(breaker.tryEnter(LATER)).isFalse();
    }

    @Test
    void aTrialThatFailsBeginsTheRestAgain() {
        open();
        breaker.tryEnter(LATER);

        breaker.failed(LATER, Optional.empty());

        assertThat(breaker.restsUntil(LATER)).contains(LATER.plusSeconds(60));
    }

    @Test
    void aTrialThatSucceedsCloses() {
        open();
        breaker.tryEnter(LATER);

        breaker.succeeded();

        assertThat(breaker.tryEnter(LATER)).isTrue();
        assertThat(breaker.tryEnter(LATER)).isTrue();
    }

    @Test
    void aTrialThatWasInterruptedMakesRoomForTheNext() {
        open();
        breaker.tryEnter(LATER);

        breaker.abandoned();

        assertThat(breaker.tryEnter(LATER)).isTrue();
    }

    @Test
    void restsAtOnceWhenTheServiceAsksForIt() {
        breaker.failed(NOW, Optional.of(Duration.ofHours(1)));

        assertThat(breaker.restsUntil(NOW)).contains(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void aShorterRestDoesNotCutALongerOne() {
        breaker.failed(NOW, Optional.of(Duration.ofHours(1)));
        breaker.failed(NOW, Optional.empty());

        assertThat(breaker.restsUntil(NOW)).contains(NOW.plus(Duration.ofHours(1)));
    }

    private void open() {
        breaker.failed(NOW, Optional.empty());
        breaker.failed(NOW, Optional.empty());
    }
}
