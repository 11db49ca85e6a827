package org.motcua.signing.trust;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import org.motcua.signing.RevocationPolicy;

/**
 * What trust decisions rest on.
 *
 * @param anchors certificates that are trusted as such
 * @param intermediates certificates for building chains, trusted only through an anchor
 * @param crls revocation lists, each used only after its own signature was checked
 * @param revocation what to think where nothing is known
 * @param policy the certificate policies that are wanted
 */
public record TrustMaterial(
        List<X509Certificate> anchors,
        List<X509Certificate> intermediates,
        List<X509CRL> crls,
        RevocationPolicy revocation,
        PathPolicy policy) {

    public TrustMaterial {
        anchors = List.copyOf(anchors);
        intermediates = List.copyOf(intermediates);
        crls = List.copyOf(crls);
        Objects.requireNonNull(revocation, "revocation");
        Objects.requireNonNull(policy, "policy");
    }
}
