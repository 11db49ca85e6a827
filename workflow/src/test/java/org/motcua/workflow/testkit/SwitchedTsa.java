package org.motcua.workflow.testkit;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;
import org.motcua.signing.testkit.TestTimestampAuthority;
import org.motcua.signing.timestamp.Imprint;
import org.motcua.signing.timestamp.TimestampException;
import org.motcua.signing.timestamp.TimestampFailure;
import org.motcua.signing.timestamp.TimestampService;
import org.motcua.signing.timestamp.TimestampToken;

/** A time-stamp authority that can be out of order, and counts what it is asked. Thread-safe. */
public final class SwitchedTsa implements TimestampService {

    private final AtomicInteger stamps = new AtomicInteger();
    private volatile TimestampService service;
    private volatile int left = Integer.MAX_VALUE;
    private volatile Runnable before = () -> {};

    public SwitchedTsa(TestAuthority authority, Clock clock) {
        this.service = of(authority, TestProfile.timestamping(), clock);
    }

    private static TimestampService of(TestAuthority authority, TestProfile profile, Clock clock) {
        return TestTimestampAuthority.of(authority.issue("CN=Dấu thời gian,C=VN", TestKeyKind.P_256, profile), clock);
    }

    /** From now on it stamps with a key of that profile. */
    public void renewed(TestAuthority authority, TestProfile profile, Clock clock) {
        service = of(authority, profile, clock);
    }

    /** It stamps so many times more, and is out of order then. */
    public void failAfter(int times) {
        left = stamps.get() + times;
    }

    public void repair() {
        left = Integer.MAX_VALUE;
    }

    /** What happens before each stamp. */
    public void before(Runnable action) {
        before = action;
    }

    /** How many stamps were given. */
    public int stamps() {
        return stamps.get();
    }

    @Override
    public TimestampToken stamp(Imprint imprint) {
        before.run();
        if (stamps.get() >= left) {
            throw new TimestampException(
                    new TimestampFailure(
                            "tsa.example", TimestampFailure.Reason.UNREACHABLE, "out of order", Optional.empty()),
                    null);
        }
        stamps.incrementAndGet();
        return service.stamp(imprint);
    }
}
