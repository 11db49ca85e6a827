package org.motcua.signing;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key from a PKCS#12 file (".p12", ".pfx"), RSA or ECDSA on P-256, P-384 or P-521.
 *
 * <p>Thread-safe.
 */
public final class Pkcs12Key implements SigningKey {

    private Pkcs12Key() {}

    /**
     * Opens the only key of a file.
     *
     * @param password of the file and of the key in it; not kept
     * @throws KeyUnavailableException when the file cannot be read, the password is wrong, or there is not exactly one key
     * @throws KeyRefusedException when the certificate does not belong to the key or the key is too weak
     */
    public static Pkcs12Key open(Path file, char[] password) {
        throw new UnsupportedOperationException();
    }

    /** As {@link #open(Path, char[])}, for the key under {@code alias} of a file that may have several. */
    public static Pkcs12Key open(Path file, char[] password, String alias) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<X509Certificate> chain() {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] sign(byte[] data, SignatureAlgorithm algorithm) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
