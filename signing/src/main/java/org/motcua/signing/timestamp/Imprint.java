package org.motcua.signing.timestamp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The hash that is time-stamped: all that an authority learns of a document. Immutable and thread-safe. */
public final class Imprint {

    private final ImprintAlgorithm algorithm;
    private final byte[] hash;

    private Imprint(ImprintAlgorithm algorithm, byte[] hash) {
        this.algorithm = algorithm;
        this.hash = hash;
    }

    /**
     * A hash that was already computed.
     *
     * @throws IllegalArgumentException if its length is not one of the algorithm
     */
    public static Imprint ofHash(ImprintAlgorithm algorithm, byte[] hash) {
        if (hash.length != algorithm.length()) {
            throw new IllegalArgumentException("A " + algorithm.jcaName() + " hash has " + algorithm.length()
                    + " bytes, not " + hash.length + ": pass the hash itself, not the data");
        }
        return new Imprint(algorithm, hash.clone());
    }

    /** The hash of the data, for PAdES the signature value (ETSI EN 319 122-1) or the covered bytes. */
    public static Imprint of(ImprintAlgorithm algorithm, byte[] data) {
        try {
            return new Imprint(
                    algorithm, MessageDigest.getInstance(algorithm.jcaName()).digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks " + algorithm.jcaName(), e);
        }
    }

    public ImprintAlgorithm algorithm() {
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
