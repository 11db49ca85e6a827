package org.motcua.signing;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Signs PDF documents with one key (PAdES, ETSI EN 319 142-1). A signature is an incremental update: every byte of the
 * input stands unchanged at the start of the output, so that earlier signatures keep their worth.
 *
 * <p>Immutable and thread-safe: one signer serves all threads. The key is not closed by it.
 */
public final class PdfSigner {

    private final SigningKey key;
    private final Clock clock;

    private PdfSigner(Builder builder) {
        this.key = Objects.requireNonNull(builder.key, "A signer needs a key");
        this.clock = builder.clock;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Signs a file into another. Memory does not grow with the file. The output appears under its name only when it is
     * complete and was read back; the input is never altered.
     *
     * @throws SigningException of the kind that says why it was not signed
     */
    public SigningResult sign(Path input, Path output, SignatureRequest request) {
        throw new UnsupportedOperationException(key.toString() + clock);
    }

    /**
     * Signs a document in memory.
     *
     * @throws SigningException of the kind that says why it was not signed
     */
    public byte[] sign(byte[] pdf, SignatureRequest request) {
        throw new UnsupportedOperationException();
    }

    /** Collects a signer. Not thread-safe. */
    public static final class Builder {

        private @Nullable SigningKey key;
        private Clock clock = Clock.systemDefaultZone();

        private Builder() {}

        /** The key to sign with; required. */
        public Builder key(SigningKey key) {
            this.key = key;
            return this;
        }

        /**
         * The clock by which certificates are judged and signing times are claimed, written in its time zone. Default:
         * the system's clock and zone.
         */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        public PdfSigner build() {
            return new PdfSigner(this);
        }
    }
}
