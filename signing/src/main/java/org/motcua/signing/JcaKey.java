package org.motcua.signing;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.KeyRefusedException.Reason;
import org.motcua.signing.key.KeyPairOperations;
import org.motcua.signing.key.KeyRules;

/**
 * A private key of the Java Cryptography Architecture: in memory, or with the provider of a smart card or a cloud
 * service.
 *
 * <p>With a provider given, only that one is asked, under the usual names of the algorithm one after another ("RSASSA-PSS",
 * "SHA256withRSAandMGF1" …); it need not be installed. Without one, a key that shows its bytes is used in memory, and one
 * that does not by whichever installed provider takes it. ML-DSA keys come from a key store or generator of a Bouncy Castle
 * provider instance, which need not be installed either.
 *
 * <p>Thread-safe as far as the provider's signatures are; each is used by one thread at a time.
 */
public final class JcaKey implements SigningKey {

    private final List<X509Certificate> chain;
    private volatile @Nullable KeyPairOperations operations;

    private JcaKey(PrivateKey key, List<X509Certificate> chain, Optional<Provider> provider) {
        if (chain.isEmpty()) {
            throw new KeyUnavailableException(
                    "A key needs its certificate to sign; give the chain, the key's own first");
        }
        KeyPairOperations open = new KeyPairOperations(key, provider);
        X509Certificate certificate = chain.get(0);
        if (!open.belongsTo(certificate.getPublicKey(), KeyRules.usualAlgorithm(certificate))) {
            throw new KeyRefusedException(
                    Reason.MISMATCH,
                    "The certificate of "
                            + certificate.getSubjectX500Principal().getName() + " does not belong to the private key");
        }
        this.chain = List.copyOf(chain);
        this.operations = open;
    }

    /**
     * A key whose bytes are at hand, or whose provider is installed.
     *
     * @param chain the key's own certificate first
     * @throws KeyRefusedException when the certificate does not belong to the key
     */
    public static JcaKey of(PrivateKey key, List<X509Certificate> chain) {
        return new JcaKey(key, chain, Optional.empty());
    }

    /**
     * A key that lies with a provider. Where it shows nothing of itself, a certificate that does not belong to it is found
     * out by its first signature, before that is written.
     *
     * @param chain the key's own certificate first
     * @throws KeyRefusedException when the certificate does not belong to the key
     */
    public static JcaKey of(PrivateKey key, List<X509Certificate> chain, Provider provider) {
        return new JcaKey(key, chain, Optional.of(provider));
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public byte[] sign(byte[] data, SignatureAlgorithm algorithm) {
        KeyPairOperations open = operations;
        if (open == null) {
            throw new KeyUnavailableException("The key was closed; open it again");
        }
        return open.sign(data, algorithm);
    }

    @Override
    public void close() {
        operations = null;
    }
}
