package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("EN 319 102-1 5.2.8: the algorithms must be acceptable")
class SignatureAcceptanceTest extends ProcessSupport {

    @Test
    void refusesAnAlgorithmThatThePolicyDoesNotKnow() {
        AlgorithmPolicy noCurves = AlgorithmPolicy.standard()
                .accept(SignatureScheme.ECDSA, 256, NOW.minus(DAY))
                .named("no curves");
        SignatureReport report = first(
                signed(Level.B_B, longList), trusting().crls(List.of(longList)).algorithms(noCurves));
        undetermined(report, SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
        assertThat(report.grounds().algorithmPolicy()).isEqualTo("no curves");
        assertThat(report.grounds().algorithms())
                .anySatisfy(use -> assertThat(use.acceptable()).isFalse());
    }
}
