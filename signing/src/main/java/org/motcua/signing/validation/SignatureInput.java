package org.motcua.signing.validation;

import java.security.Signature;
import java.security.SignatureException;

/** Feeds a signature with the bytes that it signs. */
interface SignatureInput {

    void update(Signature signature) throws SignatureException;
}
