package org.motcua.signing.seed;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.Certification;
import org.motcua.signing.Level;
import org.motcua.signing.SignatureAlgorithm;

/**
 * A signature as it would be made.
 *
 * @param field full name of the field that it goes into
 * @param chain the signer's certificate first, then those above it
 */
public record Offer(
        String field,
        SignatureAlgorithm algorithm,
        Level level,
        List<X509Certificate> chain,
        Optional<String> reason,
        Optional<Certification> certification) {

    public Offer {
        chain = List.copyOf(chain);
    }
}
