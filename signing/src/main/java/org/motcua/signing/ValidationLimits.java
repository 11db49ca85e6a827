package org.motcua.signing;

import java.time.Duration;
import java.util.Objects;
import org.motcua.signing.syntax.ReadLimits;

/**
 * What one document may cost. Documents come from anybody; one that would cost more than this is not judged: the report says
 * that it cannot be read, or that a signature cannot, and names the limit. Nothing ever passes because a limit was reached.
 *
 * <p>The defaults let through everything met in real documents, 500 signatures in a file among it. Immutable and
 * thread-safe.
 */
public final class ValidationLimits {

    /** Certificates in one CMS. Chains are three or four long; some signers add a whole store. */
    public static final int CERTIFICATES = 200;

    /** Signed, and unsigned, attributes of one signer. Real signatures have fewer than ten. */
    public static final int ATTRIBUTES = 100;

    /** Certificates, revocation lists and OCSP responses, each, in a DSS dictionary. Each signature adds about four. */
    public static final int EVIDENCE = 5_000;

    /** Certificates in a chain, the anchor not counted. Chains are three or four long. */
    public static final int CHAIN_LENGTH = 12;

    /** Chains tried for one certificate. Cross-certified authorities have a handful. */
    public static final int CHAINS = 32;

    /** Time-stamps inside one signature, over its value and over its content each. Signers put one there. */
    public static final int TIMESTAMPS = 16;

    /** The limits without any change. */
    public static final ValidationLimits DEFAULT = builder().build();

    private final ReadLimits reading;
    private final int certificates;
    private final int attributes;
    private final int evidence;
    private final int chainLength;
    private final int chains;
    private final int timestamps;

    private ValidationLimits(Builder builder) {
        this.reading = new ReadLimits(
                positive("depth", builder.depth),
                positive("tokenBytes", builder.tokenBytes),
                positive("objects", builder.objects),
                positive("revisions", builder.revisions),
                positive("decodedStreamBytes", builder.decodedStreamBytes),
                positive("decodedTotalBytes", builder.decodedTotalBytes),
                positive("decompressionRatio", builder.decompressionRatio),
                positive("parsedObjects", builder.parsedObjects),
                positive("signatures", builder.signatures),
                positive("fileBytes", builder.fileBytes),
                builder.wallTime);
        this.certificates = positive("certificates", builder.certificates);
        this.attributes = positive("attributes", builder.attributes);
        this.evidence = positive("evidence", builder.evidence);
        this.chainLength = positive("chainLength", builder.chainLength);
        this.chains = positive("chains", builder.chains);
        this.timestamps = positive("timestamps", builder.timestamps);
    }

    private static int positive(String name, int value) {
        return (int) positive(name, (long) value);
    }

    private static long positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("The limit " + name + " must be at least 1, not " + value);
        }
        return value;
    }

    /** All defaults, to change some. */
    public static Builder builder() {
        return new Builder();
    }

    /** The part that is about reading, for the packages that read. */
    public ReadLimits reading() {
        return reading;
    }

    public int certificates() {
        return certificates;
    }

    public int attributes() {
        return attributes;
    }

    public int evidence() {
        return evidence;
    }

    public int chainLength() {
        return chainLength;
    }

    public int chains() {
        return chains;
    }

    public int timestamps() {
        return timestamps;
    }

    /** Changes some limits. Not thread-safe; the limits that it builds are. */
    public static final class Builder {

        private long fileBytes = ReadLimits.FILE_BYTES;
        private int depth = ReadLimits.DEPTH;
        private int tokenBytes = ReadLimits.TOKEN_BYTES;
        private int objects = ReadLimits.OBJECTS;
        private int revisions = ReadLimits.REVISIONS;
        private int decodedStreamBytes = ReadLimits.DECODED_STREAM_BYTES;
        private long decodedTotalBytes = ReadLimits.DECODED_TOTAL_BYTES;
        private int decompressionRatio = ReadLimits.DECOMPRESSION_RATIO;
        private long parsedObjects = ReadLimits.PARSED_OBJECTS;
        private int signatures = ReadLimits.SIGNATURES;
        private Duration wallTime = ReadLimits.WALL_TIME;
        private int certificates = CERTIFICATES;
        private int attributes = ATTRIBUTES;
        private int evidence = EVIDENCE;
        private int chainLength = CHAIN_LENGTH;
        private int chains = CHAINS;
        private int timestamps = TIMESTAMPS;

        private Builder() {}

        /** Bytes of the file. Default: 1 TiB; a file is read piece by piece, so that size costs time and not memory. */
        public Builder fileBytes(long bytes) {
            this.fileBytes = bytes;
            return this;
        }

        /** Nesting of arrays and dictionaries within one object. Default: 256. */
        public Builder depth(int depth) {
            this.depth = depth;
            return this;
        }

        /** Bytes of one string, name or number; a signature value is one string. Default: 32 MiB. */
        public Builder tokenBytes(int bytes) {
            this.tokenBytes = bytes;
            return this;
        }

        /** Objects in all cross-reference sections together. Default: 8,388,607. */
        public Builder objects(int objects) {
            this.objects = objects;
            return this;
        }

        /** Revisions of the file, that is cross-reference sections. Default: 4,096. */
        public Builder revisions(int revisions) {
            this.revisions = revisions;
            return this;
        }

        /** Bytes of one decoded stream. Default: 64 MiB. */
        public Builder decodedStreamBytes(int bytes) {
            this.decodedStreamBytes = bytes;
            return this;
        }

        /** Bytes of all decoded streams together. Default: 256 MiB. */
        public Builder decodedTotalBytes(long bytes) {
            this.decodedTotalBytes = bytes;
            return this;
        }

        /** How many times larger a decoded stream may be than what the file holds of it. Default: 1,100. */
        public Builder decompressionRatio(int ratio) {
            this.decompressionRatio = ratio;
            return this;
        }

        /** Objects parsed, each time that it happens. Default: 50 million. */
        public Builder parsedObjects(long objects) {
            this.parsedObjects = objects;
            return this;
        }

        /** Signatures in the file. Default: 1,000. */
        public Builder signatures(int signatures) {
            this.signatures = signatures;
            return this;
        }

        /**
         * Time for one document, network included. Default: 60 s. It is looked at before every step that takes long, such as a
         * signature, a chain, a list or a response, and is exceeded by one such step at most; fetching from the network keeps the
         * collector's own limits.
         */
        public Builder wallTime(Duration wallTime) {
            this.wallTime = Objects.requireNonNull(wallTime, "wallTime");
            return this;
        }

        /** Certificates in one CMS. Default: {@value ValidationLimits#CERTIFICATES}. */
        public Builder certificates(int certificates) {
            this.certificates = certificates;
            return this;
        }

        /** Signed, and unsigned, attributes of one signer. Default: {@value ValidationLimits#ATTRIBUTES}. */
        public Builder attributes(int attributes) {
            this.attributes = attributes;
            return this;
        }

        /** Certificates, revocation lists and OCSP responses, each, in a DSS. Default: {@value ValidationLimits#EVIDENCE}. */
        public Builder evidence(int evidence) {
            this.evidence = evidence;
            return this;
        }

        /** Certificates in a chain. Default: {@value ValidationLimits#CHAIN_LENGTH}. */
        public Builder chainLength(int chainLength) {
            this.chainLength = chainLength;
            return this;
        }

        /** Chains tried for one certificate. Default: {@value ValidationLimits#CHAINS}. */
        public Builder chains(int chains) {
            this.chains = chains;
            return this;
        }

        /** Time-stamps inside one signature, of either kind. Default: {@value ValidationLimits#TIMESTAMPS}. */
        public Builder timestamps(int timestamps) {
            this.timestamps = timestamps;
            return this;
        }

        /**
         * The limits.
         *
         * @throws IllegalArgumentException if one is not positive; the message names it
         */
        public ValidationLimits build() {
            return new ValidationLimits(this);
        }
    }
}
