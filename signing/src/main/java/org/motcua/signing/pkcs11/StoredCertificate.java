package org.motcua.signing.pkcs11;

import java.security.cert.X509Certificate;

/**
 * A certificate on a token.
 *
 * @param label its CKA_LABEL; blank where it has none
 * @param id its CKA_ID in lower-case hexadecimal digits; empty where it has none
 */
record StoredCertificate(X509Certificate certificate, String label, String id) {

    boolean isNamed(String alias) {
        return label.equals(alias) || (!id.isEmpty() && id.equalsIgnoreCase(alias));
    }
}
