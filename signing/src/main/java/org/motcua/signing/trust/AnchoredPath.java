package org.motcua.signing.trust;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a certificate leads to a trust anchor by the rules of RFC 5280 6, revocation left aside. */
public final class AnchoredPath {

    private AnchoredPath() {}

    /**
     * Demands a valid path.
     *
     * @param others certificates that may stand between the two
     * @param at when it must be valid
     * @throws GeneralSecurityException when there is none
     */
    public static void require(
            X509Certificate certificate,
            Collection<X509Certificate> others,
            Collection<X509Certificate> anchors,
            Instant at)
            throws GeneralSecurityException {
        if (anchors.contains(certificate)) {
            return;
        }
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(certificate);
        Set<TrustAnchor> trusted =
                anchors.stream().map(anchor -> new TrustAnchor(anchor, null)).collect(Collectors.toSet());
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }
}
