package org.motcua.signing.trust;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.AlgorithmPolicy.Acceptance;
import org.motcua.signing.RevocationPolicy;
import org.motcua.signing.TrustAnchor;
import org.motcua.signing.ValidationLimits;
import org.motcua.signing.algorithm.AlgorithmUse;

/**
 * What trust decisions rest on: the X.509 validation parameters and constraints of ETSI EN 319 102-1.
 *
 * @param anchors what is trusted as such
 * @param evidence certificates for building chains, and revocation data, that the caller gave
 * @param revocation what to think where nothing is known
 * @param policy the certificate policies that are wanted
 * @param algorithms which algorithms certificates and revocation data may be signed with; absent for all that can be computed
 * @param limits how long chains may be and how many are tried
 */
public record TrustMaterial(
        List<TrustAnchor> anchors,
        Evidence evidence,
        RevocationPolicy revocation,
        PathPolicy policy,
        Optional<AlgorithmPolicy> algorithms,
        ValidationLimits limits) {

    public TrustMaterial {
        anchors = List.copyOf(anchors);
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(revocation, "revocation");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(limits, "limits");
    }

    /** Until when something that an authority signed is acceptable; what is not known never is. */
    Acceptance judge(Optional<AlgorithmUse> use) {
        if (algorithms.isEmpty()) {
            return new Acceptance("any", AlgorithmPolicy.FOREVER);
        }
        AlgorithmPolicy authorities = algorithms.get().forAuthorities();
        return use.map(known -> known.under(authorities))
                .orElseGet(() -> new Acceptance("unknown", AlgorithmPolicy.NEVER));
    }
}
