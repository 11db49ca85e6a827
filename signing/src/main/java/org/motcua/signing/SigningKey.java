package org.motcua.signing;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key that can sign, wherever it lies: in a file, on a card, with a service. This is all that
 * {@link PdfSigner} needs of it, so that a key of another kind is one small class.
 *
 * <p>Implementations are thread-safe: one key serves all threads of a signer. Whoever opened a key closes it.
 */
public interface SigningKey extends AutoCloseable {

    /**
     * The certificate of the key first, then those above it as far as they are known; all of them go into the signature.
     * Never empty, always the same.
     */
    List<X509Certificate> chain();

    /**
     * Hashes {@code data} and signs the hash; EdDSA and ML-DSA sign the data itself. The data is the DER encoding of the signed attributes (RFC 5652 5.4), a few
     * hundred bytes, whatever the size of the document.
     *
     * @return the signature value as CMS carries it; for ECDSA the DER sequence of r and s
     * @throws SigningException when the key cannot sign now or not with this algorithm
     */
    byte[] sign(byte[] data, SignatureAlgorithm algorithm);

    /** Forgets the key. Signing with it afterwards is an error. */
    @Override
    void close();
}
