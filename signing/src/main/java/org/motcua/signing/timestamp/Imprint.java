package org.motcua.signing.timestamp;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.algorithm.Providers;

/** The hash that is time-stamped: all that an authority learns of a document. Immutable and thread-safe. */
public final class Imprint {

    /** The hashes that may be time-stamped. SHA-1 is not among them. */
    public static final Set<DigestAlgorithm> ALGORITHMS = Collections.unmodifiableSet(EnumSet.of(
            DigestAlgorithm.SHA_256,
            DigestAlgorithm.SHA_384,
            DigestAlgorithm.SHA_512,
            DigestAlgorithm.SHA3_256,
            DigestAlgorithm.SHA3_384,
            DigestAlgorithm.SHA3_512));

    private final DigestAlgorithm algorithm;
    private final byte[] hash;

    private Imprint(DigestAlgorithm algorithm, byte[] hash) {
        this.algorithm = algorithm;
        this.hash = hash;
    }

    /**
     * A hash that was already computed.
     *
     * @throws IllegalArgumentException if its length is not that of the algorithm, or the algorithm is not one of
     *     {@link #ALGORITHMS}
     */
    public static Imprint ofHash(DigestAlgorithm algorithm, byte[] hash) {
        if (hash.length != requireAccepted(algorithm).length()) {
            throw new IllegalArgumentException("A " + algorithm.jcaName() + " hash has " + algorithm.length()
                    + " bytes, not " + hash.length + ": pass the hash itself, not the data");
        }
        return new Imprint(algorithm, hash.clone());
    }

    /**
     * The hash of the data, for PAdES the signature value (ETSI EN 319 122-1) or the covered bytes.
     *
     * @throws IllegalArgumentException if the algorithm is not one of {@link #ALGORITHMS}
     */
    public static Imprint of(DigestAlgorithm algorithm, byte[] data) {
        return new Imprint(algorithm, Providers.hash(requireAccepted(algorithm), data));
    }

    /** What a token names; empty where that is nothing that may be time-stamped. */
    static Optional<Imprint> find(String oid, byte[] hash) {
        return DigestAlgorithm.findByOid(oid)
                .filter(ALGORITHMS::contains)
                .filter(algorithm -> algorithm.length() == hash.length)
                .map(algorithm -> new Imprint(algorithm, hash.clone()));
    }

    private static DigestAlgorithm requireAccepted(DigestAlgorithm algorithm) {
        if (!ALGORITHMS.contains(algorithm)) {
            throw new IllegalArgumentException(
                    algorithm.jcaName() + " is not accepted for time stamps; use one of " + ALGORITHMS);
        }
        return algorithm;
    }

    public DigestAlgorithm algorithm() {
        return algorithm;
    }

    public byte[] hash() {
        return hash.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Imprint imprint && algorithm == imprint.algorithm && Arrays.equals(hash, imprint.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return algorithm.jcaName() + ":" + HexFormat.of().formatHex(hash);
    }
}
