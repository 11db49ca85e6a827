package org.motcua.signing;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of a builder that is the same for {@link PdfSigner} and {@link TwoStepSigner}. Not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class SignerBuilder<B extends SignerBuilder<B>> extends ServicesBuilder<B>
        permits PdfSigner.Builder, TwoStepSigner.Builder {

    private @Nullable SignatureAlgorithm algorithm;
    private AlgorithmPolicy algorithms = AlgorithmPolicy.standard();
    private @Nullable RevocationPolicy check;

    /**
     * The algorithm. Default: RSA PKCS#1 v1.5 with SHA-256, ECDSA with the hash that is as strong as the curve, EdDSA or
     * ML-DSA, as the key is; where the policy does not accept that, the first that it accepts for the key, which for RSA is
     * PSS with SHA-256.
     */
    public B algorithm(SignatureAlgorithm algorithm) {
        this.algorithm = Objects.requireNonNull(algorithm, "algorithm");
        return self();
    }

    /**
     * Which algorithms and key sizes are accepted; others are refused before anything is written. Default:
     * {@link AlgorithmPolicy#standard()}.
     */
    public B algorithms(AlgorithmPolicy algorithms) {
        this.algorithms = Objects.requireNonNull(algorithms, "algorithms");
        return self();
    }

    /**
     * Judges the signer's certificate before anything is written: its chain must lead to an anchor and nothing in it be
     * revoked. What was found out stays in the result. Needs {@link #evidence} and {@link #trust}. Default: only the
     * certificate's own validity and usage are looked at.
     *
     * @param unknown whether to refuse to sign when revocation cannot be found out ({@link RevocationPolicy#REQUIRED}), or
     *     to go on and say so in {@link SigningResult#remarks()} ({@link RevocationPolicy#IF_AVAILABLE})
     */
    public B checkBeforeSigning(RevocationPolicy unknown) {
        this.check = Objects.requireNonNull(unknown, "unknown");
        return self();
    }

    /** The maker of containers for a key of these certificates. */
    ContainerMaker containers(List<X509Certificate> chain) {
        Services services = services();
        if (check != null
                && (services.evidence().isEmpty() || services.anchors().isEmpty())) {
            throw new IllegalStateException("A check before signing needs a collector of evidence and trust anchors");
        }
        return new ContainerMaker(
                chain,
                algorithm,
                algorithms,
                services,
                Optional.ofNullable(check).map(policy -> new SignerCheck(services, policy)));
    }
}
