package org.motcua.signing.testkit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.util.Optional;
import org.motcua.signing.algorithm.Providers;

/** The kinds of key that a {@link TestAuthority} issues. */
public enum TestKeyKind {
    RSA_2048("RSA", 2048, "SHA256withRSA"),
    RSA_3072("RSA", 3072, "SHA256withRSA"),
    RSA_4096("RSA", 4096, "SHA256withRSA"),
    P_256("EC", 256, "SHA256withECDSA"),
    P_384("EC", 384, "SHA384withECDSA"),
    P_521("EC", 521, "SHA512withECDSA"),
    ED_25519("Ed25519", 0, "Ed25519"),
    ED_448("Ed448", 0, "Ed448"),
    ML_DSA_44("ML-DSA-44", 0, "ML-DSA-44"),
    ML_DSA_65("ML-DSA-65", 0, "ML-DSA-65"),
    ML_DSA_87("ML-DSA-87", 0, "ML-DSA-87");

    private final String algorithm;

    /** 0 where the name of the algorithm leaves none open. */
    private final int size;

    private final String signature;

    TestKeyKind(String algorithm, int size, String signature) {
        this.algorithm = algorithm;
        this.size = size;
        this.signature = signature;
    }

    /** A fresh key pair. */
    KeyPair generate() throws GeneralSecurityException {
        KeyPairGenerator generator = provider().isPresent()
                ? KeyPairGenerator.getInstance(algorithm, provider().get())
                : KeyPairGenerator.getInstance(algorithm);
        if (size > 0) {
            generator.initialize(size);
        }
        return generator.generateKeyPair();
    }

    /** Where such keys live, unless in the JDK. */
    Optional<Provider> provider() {
        return algorithm.startsWith("ML-DSA") ? Optional.of(Providers.BOUNCY_CASTLE) : Optional.empty();
    }

    /** The algorithm with which an authority that holds such a key signs certificates. */
    String signature() {
        return signature;
    }
}
