package org.motcua.signing.validation;

import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;

/** What a CMS signs from outside: the bytes of a document, or the value of another signature. */
interface SignedContent {

    byte[] digest(MessageDigest digest);

    void update(Signature signature) throws SignatureException;

    /** Content that is at hand. */
    static SignedContent of(byte[] bytes) {
        return new SignedContent() {
            @Override
            public byte[] digest(MessageDigest digest) {
                return digest.digest(bytes);
            }

            @Override
            public void update(Signature signature) throws SignatureException {
                signature.update(bytes);
            }
        };
    }

    /** Content of which only the hash is known; nothing can be verified over it but by that hash. */
    static SignedContent ofHash(byte[] hash) {
        return new SignedContent() {
            @Override
            public byte[] digest(MessageDigest digest) {
                return hash;
            }

            @Override
            public void update(Signature signature) throws SignatureException {
                throw new SignatureException("only the hash of the content is known");
            }
        };
    }
}
