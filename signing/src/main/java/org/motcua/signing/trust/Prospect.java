package org.motcua.signing.trust;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.motcua.signing.TrustAnchor;

/**
 * A prospective chain, not judged yet.
 *
 * @param path from the certificate in question up to the one that the anchor issued; empty where the certificate is the anchor
 * @param anchor where it ends
 */
record Prospect(List<X509Certificate> path, TrustAnchor anchor) {

    Prospect {
        path = List.copyOf(path);
    }

    /** With the anchor's certificate at its end. */
    List<X509Certificate> whole() {
        List<X509Certificate> all = new ArrayList<>(path);
        all.add(anchor.certificate());
        return all;
    }

    /** Who issued the certificate at a place. */
    X509Certificate issuer(int index) {
        return index + 1 < path.size() ? path.get(index + 1) : anchor.certificate();
    }

    /** The key of who issued the certificate at a place. */
    PublicKey issuerKey(int index) {
        PublicKey key = anchor.certificate().getPublicKey();
        for (int i = path.size() - 1; i > index; i--) {
            key = InheritedKey.of(path.get(i).getPublicKey(), key);
        }
        return key;
    }

    /** The chain of the issuer of the first certificate, below which other certificates of that issuer hang. */
    Prospect under(X509Certificate sibling) {
        List<X509Certificate> other = new ArrayList<>(path);
        other.set(0, sibling);
        return new Prospect(other, anchor);
    }

    /** The part from a place upwards. */
    Prospect from(int index) {
        return new Prospect(path.subList(index, path.size()), anchor);
    }

    Instant validFrom() {
        return path.stream()
                .map(c -> c.getNotBefore().toInstant())
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    Instant validUntil() {
        return path.stream()
                .map(c -> c.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }
}
