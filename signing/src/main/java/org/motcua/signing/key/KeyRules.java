package org.motcua.signing.key;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import org.motcua.signing.KeyRefusedException;
import org.motcua.signing.KeyRefusedException.Reason;
import org.motcua.signing.SignatureAlgorithm;

/** What must hold of a key and its certificate before anything is signed with it. */
public final class KeyRules {

    /** Shorter RSA keys are no longer accepted by any current policy. */
    private static final int MINIMUM_RSA_BITS = 2048;

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int CONTENT_COMMITMENT = 1;

    private KeyRules() {}

    /** The usual algorithm for a certificate's key: the hash is as strong as the curve. */
    public static SignatureAlgorithm usualAlgorithm(X509Certificate certificate) {
        PublicKey key = certificate.getPublicKey();
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            if (bits < MINIMUM_RSA_BITS) {
                throw refused(
                        certificate,
                        Reason.ALGORITHM,
                        "its RSA key has " + bits + " bits, the least is " + MINIMUM_RSA_BITS);
            }
            boolean onlyPss = "RSASSA-PSS".equals(key.getAlgorithm());
            return onlyPss ? SignatureAlgorithm.SHA256_WITH_RSA_PSS : SignatureAlgorithm.SHA256_WITH_RSA;
        }
        if (key instanceof EdECPublicKey edwards
                && "Ed25519".equals(edwards.getParams().getName())) {
            return SignatureAlgorithm.ED25519;
        }
        if (key instanceof ECPublicKey ec) {
            return switch (ec.getParams().getOrder().bitLength()) {
                case 256 -> SignatureAlgorithm.SHA256_WITH_ECDSA;
                case 384 -> SignatureAlgorithm.SHA384_WITH_ECDSA;
                case 521 -> SignatureAlgorithm.SHA512_WITH_ECDSA;
                default -> throw refused(certificate, Reason.ALGORITHM, "its curve is none of P-256, P-384 and P-521");
            };
        }
        throw refused(certificate, Reason.ALGORITHM, "keys of kind " + key.getAlgorithm() + " cannot sign here");
    }

    /**
     * Demands that a certificate's key can sign with an algorithm, and that the hash is no weaker than the curve.
     *
     * @throws KeyRefusedException when it cannot
     */
    public static void requireSuits(X509Certificate certificate, SignatureAlgorithm algorithm) {
        SignatureAlgorithm usual = usualAlgorithm(certificate);
        boolean suits = usual.keyAlgorithm().equals(algorithm.keyAlgorithm())
                && (algorithm.isPss() || !usual.isPss())
                && hashBits(algorithm) >= hashBits(usual);
        if (!suits) {
            throw refused(
                    certificate,
                    Reason.ALGORITHM,
                    "its key does not suit " + algorithm.jcaName() + "; " + usual.jcaName() + " does");
        }
    }

    private static int hashBits(SignatureAlgorithm algorithm) {
        return Integer.parseInt(algorithm.digest().substring("SHA-".length()));
    }

    /**
     * Demands that the first certificate of a chain allows a signature at {@code time}.
     *
     * @throws KeyRefusedException when it does not
     */
    public static void requireUsable(List<X509Certificate> chain, Instant time) {
        X509Certificate certificate = chain.get(0);
        Instant notBefore = certificate.getNotBefore().toInstant();
        Instant notAfter = certificate.getNotAfter().toInstant();
        if (time.isBefore(notBefore)) {
            throw refused(certificate, Reason.NOT_YET_VALID, "it is valid from " + notBefore + ", and now is " + time);
        }
        if (time.isAfter(notAfter)) {
            throw refused(
                    certificate,
                    Reason.EXPIRED,
                    "it expired at " + notAfter + ", and now is " + time + "; use a key with a current certificate");
        }
        boolean[] usage = certificate.getKeyUsage();
        boolean allowed = usage == null || usage[DIGITAL_SIGNATURE] || usage[CONTENT_COMMITMENT];
        if (!allowed) {
            throw refused(
                    certificate,
                    Reason.KEY_USAGE,
                    "its key usage allows neither digital signatures nor content commitment");
        }
    }

    private static KeyRefusedException refused(X509Certificate certificate, Reason reason, String why) {
        String subject = certificate.getSubjectX500Principal().getName();
        return new KeyRefusedException(reason, "The certificate of " + subject + " must not sign: " + why);
    }
}
