package org.motcua.signing.pkcs11;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A private key on a token, as far as it can be seen.
 *
 * @param handle names it in all sessions of a login
 * @param label its CKA_LABEL; blank where it has none
 * @param id its CKA_ID in lower-case hexadecimal digits; empty where it has none
 * @param modulus of an RSA key, where the token tells it
 * @param pinEachTime whether the token wants the PIN again for every signature
 */
record StoredKey(
        long handle, KeyKind kind, String label, String id, Optional<BigInteger> modulus, boolean pinEachTime) {

    enum KeyKind {
        RSA,
        EC
    }

    boolean isNamed(String alias) {
        return label.equals(alias) || (!id.isEmpty() && id.equalsIgnoreCase(alias));
    }
}
