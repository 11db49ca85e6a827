package org.motcua.signing.rssp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Optional;
import javax.crypto.Cipher;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** Signs a digest that somebody else made. */
final class CscRawSigner {

    private static final byte TRAILER = (byte) 0xBC;

    private CscRawSigner() {}

    /** By RSASSA-PSS where its parameters are given, otherwise by RSASSA-PKCS1-v1_5. */
    static byte[] rsa(PrivateKey key, Optional<CscPss> pss, CscDigest digest, byte[] hash) {
        return pss.isPresent() ? pss(key, pss.get(), hash) : pkcs1(key, digest, hash);
    }

    private static byte[] pkcs1(PrivateKey key, CscDigest digest, byte[] hash) {
        try {
            byte[] info = new DigestInfo(new AlgorithmIdentifier(digest.oid(), DERNull.INSTANCE), hash).getEncoded();
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            // With a private key the JDK pads with block type 1, as a signature does.
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return cipher.doFinal(info);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pss(PrivateKey key, CscPss pss, byte[] hash) {
        try {
            PSSSigner signer = PSSSigner.createRawSigner(
                    new RSABlindedEngine(), pss.digest().engine(), pss.digest().engine(), pss.saltLength(), TRAILER);
            signer.init(true, PrivateKeyFactory.createKey(key.getEncoded()));
            signer.update(hash, 0, hash.length);
            return signer.generateSignature();
        } catch (IOException | CryptoException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] ecdsa(PrivateKey key, boolean raw, byte[] hash) {
        try {
            Signature signature = Signature.getInstance(raw ? "NONEwithECDSAinP1363Format" : "NONEwithECDSA");
            signature.initSign(key);
            signature.update(hash);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
