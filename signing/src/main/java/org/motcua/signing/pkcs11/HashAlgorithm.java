package org.motcua.signing.pkcs11;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.util.DigestFactory;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SigningException;

/** The hashes of the signature algorithms, with the numbers that PKCS#11 has for each and for what is built on it. */
enum HashAlgorithm {
    SHA256("SHA-256", 32, 0x250, 2, 0x40, 0x43, 0x1044),
    SHA384("SHA-384", 48, 0x260, 3, 0x41, 0x44, 0x1045),
    SHA512("SHA-512", 64, 0x270, 4, 0x42, 0x45, 0x1046);

    private final String jcaName;
    private final int bytes;
    private final long mechanism;
    private final long maskGeneration;
    private final long hashingRsa;
    private final long hashingPss;
    private final long hashingEcdsa;

    HashAlgorithm(
            String jcaName,
            int bytes,
            long mechanism,
            long maskGeneration,
            long hashingRsa,
            long hashingPss,
            long hashingEcdsa) {
        this.jcaName = jcaName;
        this.bytes = bytes;
        this.mechanism = mechanism;
        this.maskGeneration = maskGeneration;
        this.hashingRsa = hashingRsa;
        this.hashingPss = hashingPss;
        this.hashingEcdsa = hashingEcdsa;
    }

    static HashAlgorithm of(SignatureAlgorithm algorithm) {
        for (HashAlgorithm hash : values()) {
            if (hash.jcaName.equals(algorithm.digest())) {
                return hash;
            }
        }
        throw new SigningException("Keys on tokens cannot sign with " + algorithm + ": its hash is "
                + algorithm.digest() + "; choose one of SHA-256, SHA-384 and SHA-512");
    }

    /** In this process, by the JDK: faster than any token, and only the hash has to travel. */
    byte[] hash(byte[] data) {
        try {
            return MessageDigest.getInstance(jcaName).digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new SigningException("This Java runtime does not know the digest " + jcaName, e);
        }
    }

    ASN1ObjectIdentifier oid() {
        return switch (this) {
            case SHA256 -> NISTObjectIdentifiers.id_sha256;
            case SHA384 -> NISTObjectIdentifiers.id_sha384;
            case SHA512 -> NISTObjectIdentifiers.id_sha512;
        };
    }

    Digest digest() {
        return switch (this) {
            case SHA256 -> DigestFactory.createSHA256();
            case SHA384 -> DigestFactory.createSHA384();
            case SHA512 -> DigestFactory.createSHA512();
        };
    }

    int bytes() {
        return bytes;
    }

    /** CKM_SHA256 and so on. */
    long mechanism() {
        return mechanism;
    }

    /** CKG_MGF1_SHA256 and so on. */
    long maskGeneration() {
        return maskGeneration;
    }

    /** CKM_SHA256_RSA_PKCS and so on. */
    long hashingRsa() {
        return hashingRsa;
    }

    /** CKM_SHA256_RSA_PKCS_PSS and so on. */
    long hashingPss() {
        return hashingPss;
    }

    /** CKM_ECDSA_SHA256 and so on. */
    long hashingEcdsa() {
        return hashingEcdsa;
    }
}
