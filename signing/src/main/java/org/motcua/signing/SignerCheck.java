package org.motcua.signing;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.motcua.signing.KeyRefusedException.Reason;
import org.motcua.signing.online.ChainEvidence;
import org.motcua.signing.online.KnownEvidence;
import org.motcua.signing.trust.AnchoredPath;

/** Judges the signer's chain before anything is written. Thread-safe. */
record SignerCheck(Services services, RevocationPolicy unknown) {

    ChainEvidence require(List<X509Certificate> chain, Instant now) {
        ChainEvidence evidence = services.collector()
                .collect(chain, services.anchors(), KnownEvidence.none(), now)
                .requireNotRevoked();
        try {
            AnchoredPath.require(chain.get(0), evidence.chain(), services.anchors(), now);
        } catch (GeneralSecurityException e) {
            throw new KeyRefusedException(
                    Reason.UNTRUSTED,
                    "The certificate of "
                            + chain.get(0).getSubjectX500Principal().getName()
                            + " must not sign: it leads to none of the "
                            + services.anchors().size()
                            + " trust anchors (" + e.getMessage() + ") " + evidence.failures());
        }
        return unknown == RevocationPolicy.REQUIRED ? evidence.requireGood() : evidence;
    }
}
