package org.motcua.signing;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A dated table of the algorithms and key sizes that signatures may rest on. Validation asks it for the time at which a
 * signature is proven to have existed, signing for the time of signing. It says nothing of whether a signature is right.
 *
 * <p>Immutable and thread-safe; each method that changes something gives a changed copy.
 */
public final class AlgorithmPolicy {

    /** The end of what is acceptable without end. */
    public static final Instant FOREVER = Instant.MAX;

    /** The end of what was never acceptable. */
    public static final Instant NEVER = Instant.MIN;

    /** NIST SP 800-131A allows no signing with SHA-1, and none with less than 112 bits of strength, after 2013. */
    private static final Instant END_OF_80_BITS = Instant.parse("2014-01-01T00:00:00Z");

    private final String name;
    private final Map<DigestAlgorithm, Instant> digests;
    private final Map<SignatureScheme, NavigableMap<Integer, Instant>> schemes;

    private AlgorithmPolicy(
            String name,
            Map<DigestAlgorithm, Instant> digests,
            Map<SignatureScheme, NavigableMap<Integer, Instant>> schemes) {
        this.name = name;
        this.digests = digests;
        this.schemes = schemes;
    }

    /**
     * What is accepted or not, and until when.
     *
     * @param algorithm the algorithm, key size or hash that ends first, such as "SHA-1" or "RSA_PSS 1024"
     * @param until the first instant at which it is not acceptable; {@link #FOREVER} and {@link #NEVER} are possible
     */
    public record Acceptance(String algorithm, Instant until) {

        /** Whether it is acceptable at a time. */
        public boolean at(Instant time) {
            return time.isBefore(until);
        }

        private Acceptance orShorter(Acceptance other) {
            return other.until.isBefore(until) ? other : this;
        }
    }

    /**
     * The default. Without end: SHA-2, SHA-3 and SHAKE; RSA from 2048 bits with either padding, ECDSA from 256, EdDSA,
     * ML-DSA. Until the end of 2013, as NIST SP 800-131A has it: SHA-1, RSA from 1024 bits, ECDSA from 160. Never: MD5,
     * RIPEMD-160 and whatever is shorter.
     */
    public static AlgorithmPolicy standard() {
        AlgorithmPolicy policy = modernHashes("standard")
                .accept(DigestAlgorithm.SHA_224, FOREVER)
                .accept(DigestAlgorithm.SHA_1, END_OF_80_BITS)
                .accept(SignatureScheme.EDDSA, 255, FOREVER)
                .accept(SignatureScheme.ML_DSA, 44, FOREVER)
                .accept(SignatureScheme.ECDSA, 160, END_OF_80_BITS)
                .accept(SignatureScheme.ECDSA, 256, FOREVER);
        for (SignatureScheme rsa : new SignatureScheme[] {SignatureScheme.RSA_PKCS1, SignatureScheme.RSA_PSS}) {
            policy = policy.accept(rsa, 1024, END_OF_80_BITS).accept(rsa, 2048, FOREVER);
        }
        return policy;
    }

    /**
     * What Circular 15/2025/TT-BKHCN lists and nothing else: RSASSA-PSS from 2048 bits, ECDSA from 256, SHA-2 without
     * SHA-224, SHA-3 and SHAKE. RSA keys sign with PSS; EdDSA, ML-DSA and RSA PKCS#1 v1.5 are refused, the last also in
     * validation, where most documents in use today have it: {@link #standard()} accepts both.
     */
    public static AlgorithmPolicy circular15of2025() {
        return modernHashes("circular-15-2025")
                .accept(SignatureScheme.RSA_PSS, 2048, FOREVER)
                .accept(SignatureScheme.ECDSA, 256, FOREVER);
    }

    private static AlgorithmPolicy modernHashes(String name) {
        AlgorithmPolicy policy = new AlgorithmPolicy(name, Map.of(), Map.of());
        for (DigestAlgorithm digest : DigestAlgorithm.values()) {
            boolean modern = digest.isSha3() || digest.compareTo(DigestAlgorithm.SHA_256) >= 0;
            policy = modern ? policy.accept(digest, FOREVER) : policy;
        }
        return policy;
    }

    /** The name by which messages and reports call it. */
    public String name() {
        return name;
    }

    /** The same table under another name, for one that was changed. */
    public AlgorithmPolicy named(String newName) {
        return new AlgorithmPolicy(Objects.requireNonNull(newName, "name"), digests, schemes);
    }

    /** With a hash that is acceptable until a time; {@link #NEVER} refuses it. */
    public AlgorithmPolicy accept(DigestAlgorithm digest, Instant until) {
        Map<DigestAlgorithm, Instant> changed = new EnumMap<>(DigestAlgorithm.class);
        changed.putAll(digests);
        changed.put(digest, Objects.requireNonNull(until, "until"));
        return new AlgorithmPolicy(name, changed, schemes);
    }

    /**
     * With keys that are acceptable in a scheme until a time; {@link #NEVER} refuses them. For a longer key the row with
     * the greatest size that it reaches holds.
     *
     * @param leastSize bits of the RSA modulus, or of the curve's field (255 for Ed25519, 448 for Ed448), or the number of
     *     the ML-DSA parameter set (44, 65, 87)
     */
    public AlgorithmPolicy accept(SignatureScheme scheme, int leastSize, Instant until) {
        Map<SignatureScheme, NavigableMap<Integer, Instant>> changed = new EnumMap<>(SignatureScheme.class);
        changed.putAll(schemes);
        NavigableMap<Integer, Instant> rows = new TreeMap<>(schemes.getOrDefault(scheme, new TreeMap<>()));
        rows.put(leastSize, Objects.requireNonNull(until, "until"));
        changed.put(scheme, rows);
        return new AlgorithmPolicy(name, digests, changed);
    }

    /**
     * The same for what authorities sign: certificates, revocation data, time stamps. There RSA PKCS#1 v1.5 is accepted
     * wherever PSS is, because the padding that an authority uses is not the signer's choice.
     */
    public AlgorithmPolicy forAuthorities() {
        NavigableMap<Integer, Instant> pss = schemes.get(SignatureScheme.RSA_PSS);
        AlgorithmPolicy policy = this;
        for (Map.Entry<Integer, Instant> row :
                pss == null ? Map.<Integer, Instant>of().entrySet() : pss.entrySet()) {
            policy = policy.accept(SignatureScheme.RSA_PKCS1, row.getKey(), row.getValue());
        }
        return policy;
    }

    /** Until when a hash is acceptable. */
    public Acceptance judge(DigestAlgorithm digest) {
        return new Acceptance(digest.jcaName(), digests.getOrDefault(digest, NEVER));
    }

    /** Until when a key of a size, as in {@link #accept(SignatureScheme, int, Instant)}, is acceptable in a scheme. */
    public Acceptance judge(SignatureScheme scheme, int size) {
        NavigableMap<Integer, Instant> rows = schemes.get(scheme);
        Map.Entry<Integer, Instant> row = rows == null ? null : rows.floorEntry(size);
        return new Acceptance(scheme + " " + size, row == null ? NEVER : row.getValue());
    }

    /** Until when a signature is acceptable: as long as all of its parts are. */
    public Acceptance judge(SignatureScheme scheme, int size, DigestAlgorithm digest) {
        return judge(scheme, size).orShorter(judge(digest));
    }

    @Override
    public String toString() {
        return name;
    }
}
