package org.motcua.signing.key;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.AlgorithmPolicy.Acceptance;
import org.motcua.signing.KeyRefusedException;
import org.motcua.signing.KeyRefusedException.Reason;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.algorithm.KeyFacts;

/** What must hold of a key and its certificate before anything is signed with it. */
public final class KeyRules {

    /** Shorter RSA keys are no longer accepted by any current policy. */
    private static final int MINIMUM_RSA_BITS = 2048;

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int CONTENT_COMMITMENT = 1;

    private KeyRules() {}

    /** The usual algorithm for a certificate's key: the hash is as strong as the curve. */
    public static SignatureAlgorithm usualAlgorithm(X509Certificate certificate) {
        KeyFacts key = facts(certificate);
        if (key.algorithm().equals("RSA")) {
            if (key.size() < MINIMUM_RSA_BITS) {
                throw refused(
                        certificate,
                        Reason.ALGORITHM,
                        "its RSA key has " + key.size() + " bits, the least is " + MINIMUM_RSA_BITS);
            }
            return key.onlyPss() ? SignatureAlgorithm.SHA256_WITH_RSA_PSS : SignatureAlgorithm.SHA256_WITH_RSA;
        }
        return switch (key.name()) {
            case "P-256" -> SignatureAlgorithm.SHA256_WITH_ECDSA;
            case "P-384" -> SignatureAlgorithm.SHA384_WITH_ECDSA;
            case "P-521" -> SignatureAlgorithm.SHA512_WITH_ECDSA;
            case "Ed25519" -> SignatureAlgorithm.ED25519;
            case "Ed448" -> SignatureAlgorithm.ED448;
            case "ML-DSA-44" -> SignatureAlgorithm.ML_DSA_44;
            case "ML-DSA-65" -> SignatureAlgorithm.ML_DSA_65;
            case "ML-DSA-87" -> SignatureAlgorithm.ML_DSA_87;
            default ->
                throw refused(
                        certificate,
                        Reason.ALGORITHM,
                        "its curve is " + key.name() + "; of the elliptic curves P-256, P-384 and P-521 can sign here");
        };
    }

    /**
     * The first algorithm that suits a certificate's key and is accepted by a policy; the usual one where that is.
     *
     * @throws KeyRefusedException when there is none
     */
    public static SignatureAlgorithm acceptedAlgorithm(
            X509Certificate certificate, AlgorithmPolicy policy, Instant time) {
        SignatureAlgorithm usual = usualAlgorithm(certificate);
        if (acceptance(certificate, usual, policy).at(time)) {
            return usual;
        }
        List<SignatureAlgorithm> others = accepted(certificate, policy, time);
        if (others.isEmpty()) {
            throw notAccepted(certificate, usual, policy, time);
        }
        return others.get(0);
    }

    /**
     * Demands that a certificate's key can sign with an algorithm, and that the hash is no weaker than the curve.
     *
     * @throws KeyRefusedException when it cannot
     */
    public static void requireSuits(X509Certificate certificate, SignatureAlgorithm algorithm) {
        if (!suits(certificate, algorithm)) {
            throw refused(
                    certificate,
                    Reason.ALGORITHM,
                    "its key does not suit " + algorithm.jcaName() + "; "
                            + usualAlgorithm(certificate).jcaName() + " does");
        }
    }

    /**
     * Demands that a policy accepts an algorithm with a certificate's key.
     *
     * @throws KeyRefusedException when it does not
     */
    public static void requireAccepted(
            X509Certificate certificate, SignatureAlgorithm algorithm, AlgorithmPolicy policy, Instant time) {
        if (!acceptance(certificate, algorithm, policy).at(time)) {
            throw notAccepted(certificate, algorithm, policy, time);
        }
    }

    private static boolean suits(X509Certificate certificate, SignatureAlgorithm algorithm) {
        SignatureAlgorithm usual = usualAlgorithm(certificate);
        return switch (usual.scheme()) {
            case RSA_PKCS1, RSA_PSS ->
                usual.keyAlgorithm().equals(algorithm.keyAlgorithm()) && (algorithm.isPss() || !usual.isPss());
            case ECDSA ->
                usual.scheme() == algorithm.scheme()
                        && algorithm.digest().length() >= usual.digest().length();
            case EDDSA, ML_DSA -> usual == algorithm;
        };
    }

    private static List<SignatureAlgorithm> accepted(
            X509Certificate certificate, AlgorithmPolicy policy, Instant time) {
        return Arrays.stream(SignatureAlgorithm.values())
                .filter(algorithm -> suits(certificate, algorithm)
                        && acceptance(certificate, algorithm, policy).at(time))
                .toList();
    }

    private static Acceptance acceptance(
            X509Certificate certificate, SignatureAlgorithm algorithm, AlgorithmPolicy policy) {
        return policy.judge(algorithm.scheme(), facts(certificate).size(), algorithm.digest());
    }

    private static KeyRefusedException notAccepted(
            X509Certificate certificate, SignatureAlgorithm algorithm, AlgorithmPolicy policy, Instant time) {
        Acceptance acceptance = acceptance(certificate, algorithm, policy);
        List<SignatureAlgorithm> others = accepted(certificate, policy, time);
        String ended = acceptance.until().equals(AlgorithmPolicy.NEVER) ? "" : " since " + acceptance.until();
        String remedy = others.isEmpty()
                ? "; it accepts no algorithm for this key, so use another key or policy"
                : "; for this key it accepts " + others;
        return refused(
                certificate,
                Reason.ALGORITHM,
                "the policy " + policy.name() + " does not accept " + acceptance.algorithm() + ended + remedy);
    }

    private static KeyFacts facts(X509Certificate certificate) {
        Optional<KeyFacts> facts = KeyFacts.find(certificate.getPublicKey());
        return facts.orElseThrow(() -> refused(
                certificate,
                Reason.ALGORITHM,
                "its key is of kind " + certificate.getPublicKey().getAlgorithm()
                        + " or on a curve that has no name here; use RSA, ECDSA on P-256, P-384 or P-521, Ed25519, Ed448 or"
                        + " ML-DSA"));
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
