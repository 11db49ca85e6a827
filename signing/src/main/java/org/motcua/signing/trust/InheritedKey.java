package org.motcua.signing.trust;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.DSAPublicKey;
import java.security.spec.DSAPublicKeySpec;

/** A DSA key without parameters has those of its issuer's key (RFC 5280 6.1.4 (f)). Stateless. */
final class InheritedKey {

    private InheritedKey() {}

    static boolean isMissing(PublicKey key) {
        return key instanceof DSAPublicKey dsa && dsa.getParams() == null;
    }

    /** The key itself where it lacks nothing. */
    static PublicKey of(PublicKey key, PublicKey issuer) {
        if (!(key instanceof DSAPublicKey dsa)
                || dsa.getParams() != null
                || !(issuer instanceof DSAPublicKey above)
                || above.getParams() == null) {
            return key;
        }
        try {
            return KeyFactory.getInstance("DSA")
                    .generatePublic(new DSAPublicKeySpec(
                            dsa.getY(),
                            above.getParams().getP(),
                            above.getParams().getQ(),
                            above.getParams().getG()));
        } catch (GeneralSecurityException e) {
            return key; // as it is, it verifies nothing
        }
    }
}
