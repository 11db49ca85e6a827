package org.motcua.signing.trust;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.Finding;
import org.motcua.signing.SubIndication;

/**
 * The answer for one certificate at one time.
 *
 * @param chain from the certificate to the anchor, empty where none was found
 * @param problem why the certificate cannot be relied on, absent where it can
 * @param findings what was found, of any weight
 */
public record TrustVerdict(List<X509Certificate> chain, Optional<SubIndication> problem, List<Finding> findings) {

    public TrustVerdict {
        chain = List.copyOf(chain);
        findings = List.copyOf(findings);
    }
}
