package org.motcua.signing.key;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.SignatureAlgorithm;

/** Signature objects of the JCA with the parameters that an algorithm means. Thread-safe: it keeps nothing. */
final class JcaSignatures {

    private JcaSignatures() {}

    /** Of the given provider, or of the first that has it. */
    static Signature of(SignatureAlgorithm algorithm, Optional<Provider> provider) throws GeneralSecurityException {
        return of(names(algorithm).get(0), algorithm, provider);
    }

    /**
     * As {@link #of(SignatureAlgorithm, Optional)}, ready to sign. Where a provider does not have the algorithm under its
     * usual name, or not for this key, the other names are tried.
     */
    static Signature toSign(SignatureAlgorithm algorithm, Optional<Provider> provider, PrivateKey key)
            throws GeneralSecurityException {
        GeneralSecurityException first = null;
        for (String name : names(algorithm)) {
            try {
                Signature signature = of(name, algorithm, provider);
                signature.initSign(key);
                return signature;
            } catch (GeneralSecurityException e) {
                first = first == null ? e : first;
            }
        }
        throw first == null ? new NoSuchAlgorithmException(algorithm.jcaName()) : first;
    }

    private static Signature of(String name, SignatureAlgorithm algorithm, Optional<Provider> provider)
            throws GeneralSecurityException {
        Signature signature =
                provider.isPresent() ? Signature.getInstance(name, provider.get()) : Signature.getInstance(name);
        if (algorithm.isPss()) {
            setParameters(signature, name, algorithm);
        }
        return signature;
    }

    /** A name that includes the hash needs no parameters, and some providers take none with it. */
    private static void setParameters(Signature signature, String name, SignatureAlgorithm algorithm)
            throws InvalidAlgorithmParameterException {
        try {
            signature.setParameter(pss(algorithm.digest()));
        } catch (InvalidAlgorithmParameterException | UnsupportedOperationException e) {
            if (name.equals(names(algorithm).get(0))) {
                throw new InvalidAlgorithmParameterException(e.getMessage(), e);
            }
        }
    }

    /** The usual name first. */
    private static List<String> names(SignatureAlgorithm algorithm) {
        String usual = algorithm.jcaName();
        return switch (algorithm.scheme()) {
            case RSA_PSS -> {
                String hash = usual.substring(0, usual.indexOf("with"));
                yield List.of("RSASSA-PSS", usual, hash + "withRSASSA-PSS", hash + "withRSA/PSS");
            }
            case EDDSA -> List.of(usual, "EdDSA");
            case ML_DSA -> List.of(usual, "ML-DSA");
            case RSA_PKCS1, ECDSA -> List.of(usual);
        };
    }

    private static PSSParameterSpec pss(DigestAlgorithm digest) {
        String name = digest.jcaName();
        return new PSSParameterSpec(
                name, "MGF1", new MGF1ParameterSpec(name), digest.length(), PSSParameterSpec.TRAILER_FIELD_BC);
    }
}
