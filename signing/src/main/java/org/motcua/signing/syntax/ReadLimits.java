package org.motcua.signing.syntax;

import java.time.Duration;
import java.util.Objects;

/**
 * What a document may cost. A document that exceeds a limit is not judged: the report says that it cannot be read.
 *
 * @param depth nesting of arrays and dictionaries within one object
 * @param tokenBytes length of one string, name or number; a signature value is one string
 * @param objects objects in all cross-reference sections together
 * @param revisions cross-reference sections of the file
 * @param decodedStreamBytes one decoded stream (object streams and cross-reference streams are the only ones decoded)
 * @param decodedTotalBytes all decoded streams together
 * @param decompressionRatio how many times larger a decoded stream may be than its data in the file
 * @param parsedObjects objects parsed, each time that it happens
 * @param signatures signatures in the file
 * @param fileBytes length of the file
 * @param wallTime time for one document
 */
public record ReadLimits(
        int depth,
        int tokenBytes,
        int objects,
        int revisions,
        int decodedStreamBytes,
        long decodedTotalBytes,
        int decompressionRatio,
        long parsedObjects,
        int signatures,
        long fileBytes,
        Duration wallTime) {

    /** Sixteen times deeper than the deepest object met in real documents. */
    public static final int DEPTH = 256;

    /** Signature values with long revocation lists inside reach some mebibytes. */
    public static final int TOKEN_BYTES = 32 * 1024 * 1024;

    /** The largest number of objects that ISO 32000-1 annex C allows. */
    public static final int OBJECTS = 8_388_607;

    /** Room for 500 signatures with validation data and timestamps after each. */
    public static final int REVISIONS = 4_096;

    public static final int DECODED_STREAM_BYTES = 64 * 1024 * 1024;

    public static final long DECODED_TOTAL_BYTES = 256L * 1024 * 1024;

    /** Deflate reaches 1,032 at most; more means that a stream was compressed twice to hide its size. */
    public static final int DECOMPRESSION_RATIO = 1_100;

    public static final long PARSED_OBJECTS = 50_000_000;

    public static final int SIGNATURES = 1_000;

    /** Cross-reference tables with ten digits end below this. */
    public static final long FILE_BYTES = 1L << 40;

    public static final Duration WALL_TIME = Duration.ofSeconds(60);

    public static final ReadLimits DEFAULT = new ReadLimits(
            DEPTH,
            TOKEN_BYTES,
            OBJECTS,
            REVISIONS,
            DECODED_STREAM_BYTES,
            DECODED_TOTAL_BYTES,
            DECOMPRESSION_RATIO,
            PARSED_OBJECTS,
            SIGNATURES,
            FILE_BYTES,
            WALL_TIME);

    public ReadLimits {
        Objects.requireNonNull(wallTime, "wallTime");
        if (depth < 1 || tokenBytes < 1 || objects < 1 || revisions < 1 || signatures < 1) {
            throw new IllegalArgumentException("Limits must be positive");
        }
        if (decodedStreamBytes < 1 || decodedTotalBytes < 1 || decompressionRatio < 1) {
            throw new IllegalArgumentException("Limits must be positive");
        }
        if (parsedObjects < 1 || fileBytes < 1 || wallTime.isNegative() || wallTime.isZero()) {
            throw new IllegalArgumentException("Limits must be positive");
        }
    }
}
