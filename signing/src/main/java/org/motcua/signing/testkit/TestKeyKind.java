package org.motcua.signing.testkit;

/** The kinds of key that a {@link TestAuthority} issues. */
public enum TestKeyKind {
    RSA_2048("RSA", 2048, "SHA256withRSA"),
    RSA_3072("RSA", 3072, "SHA256withRSA"),
    RSA_4096("RSA", 4096, "SHA256withRSA"),
    P_256("EC", 256, "SHA256withECDSA"),
    P_384("EC", 384, "SHA384withECDSA"),
    P_521("EC", 521, "SHA512withECDSA");

    private final String algorithm;
    private final int size;
    private final String signature;

    TestKeyKind(String algorithm, int size, String signature) {
        this.algorithm = algorithm;
        this.size = size;
        this.signature = signature;
    }

    String algorithm() {
        return algorithm;
    }

    int size() {
        return size;
    }

    /** The algorithm with which an authority that holds such a key signs certificates. */
    String signature() {
        return signature;
    }
}
