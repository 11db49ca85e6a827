package org.motcua.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.motcua.signing.algorithm.Providers;

/**
 * A signature between its two steps: what has to be signed, and what completes the document with the answer. It can be
 * written down with {@link #toJson()} and read by another process. It has no secrets, but whoever can exchange it can
 * have another document signed: keep it as safe as the prepared document.
 *
 * <p>Immutable and thread-safe.
 */
public final class PreparedSignature {

    private final String field;
    private final List<SigningRemark> remarks;
    private final Level level;
    private final SignatureAlgorithm algorithm;
    private final Instant signingTime;
    private final List<X509Certificate> chain;
    private final Room room;
    private final byte[] documentDigest;
    private final byte[] dataToBeSigned;

    /** Where the prepared document keeps room: offsets and sizes in bytes. */
    record Room(long documentLength, long start, int capacity) {
        Room {
            if (start < 0 || capacity < 1 || documentLength < start + 2L * capacity + 2) {
                throw new IllegalArgumentException("No room for a signature of " + capacity + " bytes at " + start
                        + " in a document of " + documentLength + " bytes");
            }
        }
    }

    PreparedSignature(
            String field,
            List<SigningRemark> remarks,
            Level level,
            SignatureAlgorithm algorithm,
            Instant signingTime,
            List<X509Certificate> chain,
            Room room,
            byte[] documentDigest,
            byte[] dataToBeSigned) {
        this.field = field;
        this.remarks = List.copyOf(remarks);
        this.level = level;
        this.algorithm = algorithm;
        this.signingTime = signingTime;
        this.chain = List.copyOf(chain);
        this.room = room;
        this.documentDigest = documentDigest.clone();
        this.dataToBeSigned = dataToBeSigned.clone();
    }

    /**
     * Reads what {@link #toJson()} wrote.
     *
     * @throws SigningException when it is something else
     */
    public static PreparedSignature fromJson(String json) {
        return PreparedSignatureJson.read(json);
    }

    /** All of it as one JSON object. */
    public String toJson() {
        return PreparedSignatureJson.write(this);
    }

    /** What the key must sign, with {@link #algorithm()}: it is to be hashed and the hash signed, unless the scheme signs the data itself. */
    public byte[] dataToBeSigned() {
        return dataToBeSigned.clone();
    }

    /**
     * The hash of {@link #dataToBeSigned()}, for services that take a hash.
     *
     * @throws SigningException with EdDSA and ML-DSA, which sign the data itself
     */
    public byte[] hashToBeSigned() {
        if (!algorithm.scheme().signsHash()) {
            throw new SigningException(algorithm.jcaName()
                    + " signs no hash but the data itself; give the service dataToBeSigned(), or choose RSA or ECDSA");
        }
        return Providers.hash(algorithm.digest(), dataToBeSigned);
    }

    /** How it must be signed. */
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** Full name of the field that is signed. */
    public String field() {
        return field;
    }

    /** What was done otherwise than its caller may expect; the result of the second step repeats it. */
    public List<SigningRemark> remarks() {
        return remarks;
    }

    /** The level that was asked for. */
    public Level level() {
        return level;
    }

    /** The time that the document claims. */
    public Instant signingTime() {
        return signingTime;
    }

    /** The certificate of the key first, then those above it. */
    public List<X509Certificate> chain() {
        return chain;
    }

    Room room() {
        return room;
    }

    byte[] documentDigest() {
        return documentDigest.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PreparedSignature that
                && field.equals(that.field)
                && remarks.equals(that.remarks)
                && level == that.level
                && algorithm == that.algorithm
                && signingTime.equals(that.signingTime)
                && chain.equals(that.chain)
                && room.equals(that.room)
                && Arrays.equals(documentDigest, that.documentDigest)
                && Arrays.equals(dataToBeSigned, that.dataToBeSigned);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dataToBeSigned);
    }
}
