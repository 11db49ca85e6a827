package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.motcua.signing.testkit.TestTimestampAuthority;

@DisplayName("EN 319 102-1 5.4: a time-stamp has a verdict of its own")
class TimestampValidationTest extends ProcessSupport {

    @Test
    void isReportedWithAuthorityTimeAndChain() {
        SignatureReport report = first(signed(Level.B_T, longList), trusting().crls(List.of(longList)));
        passes(report);
        assertThat(report.grounds().timestamps()).singleElement().satisfies(stamp -> {
            assertThat(stamp.passed()).isTrue();
            assertThat(stamp.kind()).isEqualTo(TimestampReport.Kind.SIGNATURE);
            assertThat(stamp.time()).contains(NOW);
            assertThat(stamp.policy()).contains(TestTimestampAuthority.POLICY);
            assertThat(stamp.certificates()).hasSize(2);
        });
    }

    @Test
    void failsWithoutTakingTheSignatureAlong() {
        SignatureReport report = first(
                signed(Level.B_T, longList, DAY.multipliedBy(2)),
                trusting().crls(List.of(longList)).at(after(5)));
        passes(report);
        assertThat(report.provenTime()).isEmpty();
        assertThat(report.grounds().timestamps())
                .singleElement()
                .satisfies(
                        stamp -> assertThat(stamp.subIndication()).contains(SubIndication.OUT_OF_BOUNDS_NOT_REVOKED));
    }
}
