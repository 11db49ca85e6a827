package org.motcua.signing.pkcs11;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.util.DigestFactory;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SigningException;
import org.motcua.signing.algorithm.Providers;

/** The hashes of the signature algorithms, with the numbers that PKCS#11 has for each and for what is built on it. */
enum HashAlgorithm {
    SHA256(DigestAlgorithm.SHA_256, 0x250, 2, 0x40, 0x43, 0x1044),
    SHA384(DigestAlgorithm.SHA_384, 0x260, 3, 0x41, 0x44, 0x1045),
    SHA512(DigestAlgorithm.SHA_512, 0x270, 4, 0x42, 0x45, 0x1046);

    private final DigestAlgorithm digest;
    private final long mechanism;
    private final long maskGeneration;
    private final long hashingRsa;
    private final long hashingPss;
    private final long hashingEcdsa;

    HashAlgorithm(
            DigestAlgorithm digest,
            long mechanism,
            long maskGeneration,
            long hashingRsa,
            long hashingPss,
            long hashingEcdsa) {
        this.digest = digest;
        this.mechanism = mechanism;
        this.maskGeneration = maskGeneration;
        this.hashingRsa = hashingRsa;
        this.hashingPss = hashingPss;
        this.hashingEcdsa = hashingEcdsa;
    }

    static HashAlgorithm of(SignatureAlgorithm algorithm) {
        for (HashAlgorithm hash : values()) {
            if (hash.digest == algorithm.digest()) {
                return hash;
            }
        }
        throw new SigningException("Keys on tokens cannot sign with " + algorithm + ": its hash is "
                + algorithm.digest().jcaName() + "; choose one of SHA-256, SHA-384 and SHA-512");
    }

    /** In this process, by the JDK: faster than any token, and only the hash has to travel. */
    byte[] hash(byte[] data) {
        return Providers.hash(digest, data);
    }

    ASN1ObjectIdentifier oid() {
        return new ASN1ObjectIdentifier(digest.oid());
    }

    Digest digest() {
        return switch (this) {
            case SHA256 -> DigestFactory.createSHA256();
            case SHA384 -> DigestFactory.createSHA384();
            case SHA512 -> DigestFactory.createSHA512();
        };
    }

    int bytes() {
        return digest.length();
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
