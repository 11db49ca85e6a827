package org.motcua.signing.key;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SigningException;

/**
 * Signs with a private key whose bytes are at hand. RSA goes to the JDK, ECDSA to Bouncy Castle: each is the faster one
 * there. Thread-safe: initialised RSA signatures are kept and lent to one thread at a time.
 */
public final class KeyPairOperations {

    private final PrivateKey privateKey;
    private final @Nullable ECPrivateKeyParameters curveKey;
    private final Queue<Initialised> idle = new ConcurrentLinkedQueue<>();

    private record Initialised(Signature signature, SignatureAlgorithm algorithm) {}

    public KeyPairOperations(PrivateKey privateKey) {
        this.privateKey = privateKey;
        this.curveKey =
                "EC".equals(privateKey.getAlgorithm()) ? EllipticCurve.privateKey(privateKey.getEncoded()) : null;
    }

    public byte[] sign(byte[] data, SignatureAlgorithm algorithm) {
        if (!algorithm.keyAlgorithm().equals(privateKey.getAlgorithm())) {
            throw new SigningException("A key of kind " + privateKey.getAlgorithm() + " cannot sign with "
                    + algorithm.jcaName() + "; choose an algorithm for its kind");
        }
        try {
            if (curveKey != null) {
                byte[] hash = MessageDigest.getInstance(algorithm.digest()).digest(data);
                return EllipticCurve.sign(curveKey, hash, algorithm);
            }
            return signKept(data, algorithm);
        } catch (GeneralSecurityException e) {
            throw new SigningException("The key could not sign with " + algorithm.jcaName() + ": " + e.getMessage(), e);
        }
    }

    /** Whether a certificate's public key is the other half of this private key. */
    public boolean belongsTo(PublicKey publicKey) {
        if (privateKey instanceof RSAPrivateKey mine && publicKey instanceof RSAPublicKey theirs) {
            return mine.getModulus().equals(theirs.getModulus());
        }
        if (curveKey != null && publicKey instanceof ECPublicKey) {
            return EllipticCurve.belongTogether(curveKey, EllipticCurve.publicKey(publicKey.getEncoded()));
        }
        return false;
    }

    private byte[] signKept(byte[] data, SignatureAlgorithm algorithm) throws GeneralSecurityException {
        Initialised kept = idle.poll();
        if (kept == null || kept.algorithm() != algorithm) {
            Signature signature = Signature.getInstance(algorithm.jcaName());
            signature.initSign(privateKey);
            kept = new Initialised(signature, algorithm);
        }
        kept.signature().update(data);
        byte[] value = kept.signature().sign();
        // Only after success: a signature object that threw may hold half of the data.
        idle.add(kept);
        return value;
    }
}
