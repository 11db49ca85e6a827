package org.motcua.signing.validation;

import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import org.motcua.signing.revision.ByteRange;

/** What one signature of a file signs. For one thread. */
final class SignedBytes implements SignedContent {

    private final DocumentDigests digests;
    private final ByteRange range;

    SignedBytes(DocumentDigests digests, ByteRange range) {
        this.digests = digests;
        this.range = range;
    }

    @Override
    public byte[] digest(MessageDigest digest) {
        return digests.hash(range, digest);
    }

    @Override
    public void update(Signature signature) throws SignatureException {
        digests.read(range, signature::update);
    }
}
