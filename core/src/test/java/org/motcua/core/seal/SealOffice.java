package org.motcua.core.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.List;

/**
 * Makes and judges seals by Ed25519: the evidence is a time in seconds with another key's signature over it, the statement
 * and its signature.
 */
public final class SealOffice implements SealMaker, SealJudge {

    private final KeyPair signer = key();
    private final KeyPair stamper = key();
    private volatile Instant time;

    public SealOffice(Instant time) {
        this.time = time;
    }

    public void setTime(Instant time) {
        this.time = time;
    }

    @Override
    public SealEvidence make(byte[] statement) {
        byte[] signature = sign(signer, statement);
        byte[] second = ByteBuffer.allocate(8).putLong(time.getEpochSecond()).array();
        byte[] stamp = sign(stamper, second, statement, signature);
        return SealEvidence.of(
                signature,
                ByteBuffer.allocate(8 + stamp.length).put(second).put(stamp).array());
    }

    @Override
    public SealVerdict judge(byte[] statement, SealEvidence evidence) {
        ByteBuffer stamped = ByteBuffer.wrap(evidence.evidence());
        byte[] second = new byte[8];
        stamped.get(second);
        byte[] stamp = new byte[stamped.remaining()];
        stamped.get(stamp);
        if (!verify(signer, evidence.signature(), statement)) {
            return SealVerdict.failed("", List.of("The signature is wrong"));
        }
        if (!verify(stamper, stamp, second, statement, evidence.signature())) {
            return SealVerdict.failed("office", List.of("The time stamp is wrong"));
        }
        return SealVerdict.passed(
                "office", Instant.ofEpochSecond(ByteBuffer.wrap(second).getLong()));
    }

    private static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sign(KeyPair key, byte[]... parts) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            for (byte[] part : parts) {
                signature.update(part);
            }
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean verify(KeyPair key, byte[] value, byte[]... parts) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key.getPublic());
            for (byte[] part : parts) {
                signature.update(part);
            }
            return signature.verify(value);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
