package org.motcua.signing.key;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import org.motcua.signing.SignatureAlgorithm;

/** Signature objects of the JCA with the parameters that an algorithm means. Thread-safe: it keeps nothing. */
final class JcaSignatures {

    private static final int TRAILER = 1;

    private JcaSignatures() {}

    /** Of the given provider, or of the first that has it. */
    static Signature of(SignatureAlgorithm algorithm, Optional<Provider> provider) throws GeneralSecurityException {
        String name = algorithm.isPss() ? "RSASSA-PSS" : algorithm.jcaName();
        Signature signature =
                provider.isPresent() ? Signature.getInstance(name, provider.get()) : Signature.getInstance(name);
        if (algorithm.isPss()) {
            signature.setParameter(pss(algorithm.digest()));
        }
        return signature;
    }

    private static PSSParameterSpec pss(String digest) {
        int saltBytes = Integer.parseInt(digest.substring("SHA-".length())) / Byte.SIZE;
        return new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), saltBytes, TRAILER);
    }
}
