package org.motcua.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.ContainerMaker.Container;
import org.motcua.signing.increment.AtomicOutput;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.increment.Sealing;
import org.motcua.signing.increment.Sealing.Sealed;
import org.motcua.signing.increment.Source;
import org.motcua.signing.timestamp.TimestampService;

/**
 * Signs PDF documents with one key (PAdES, ETSI EN 319 142-1). A signature is an incremental update: every byte of the
 * input stands unchanged at the start of the output, so that earlier signatures keep their worth.
 *
 * <p>Before anything is written it is checked that the certificate is valid by the signer's clock and may sign, and that
 * no earlier signature of the document forbids this one. Whether anybody trusts the certificate, and whether it was
 * revoked, is not checked here.
 *
 * <p>Immutable and thread-safe: one signer serves all threads. The key is not closed by it.
 */
public final class PdfSigner {

    private final SigningKey key;
    private final Clock clock;
    private final ContainerMaker containers;
    private final boolean forced;

    private PdfSigner(Builder builder) {
        this.key = Objects.requireNonNull(builder.key, "A signer needs a key");
        this.clock = builder.clock;
        this.forced = builder.forced;
        this.containers = new ContainerMaker(
                key.chain(),
                builder.algorithm,
                builder.algorithms,
                clock.instant(),
                builder.timestamps,
                builder.fallBackToLowerLevel);
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Signs a file into another. Memory does not grow with the file. The output appears under its name only when it is
     * complete and was read back; a file of that name is replaced. The input is never altered.
     *
     * @throws SigningException of the kind that says why it was not signed
     */
    public SigningResult sign(Path input, Path output, SignatureRequest request) {
        requireOther(input, output);
        return sign(Source.file(input), output, request);
    }

    /**
     * Signs what one stream has into another; neither is closed. Both go through temporary files, so memory does not grow
     * with the document. Nothing is written to the output before the signed document is complete and was read back.
     *
     * @throws SigningException of the kind that says why it was not signed
     */
    public SigningResult sign(InputStream input, OutputStream output, SignatureRequest request) {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Path received = folder.file("in.pdf");
            Path signed = folder.file("out.pdf");
            Files.copy(input, received);
            SigningResult result = sign(Source.file(received, "The document"), signed, request);
            Files.copy(signed, output);
            return result;
        } catch (IOException e) {
            throw new OutputException("The document cannot be passed on: " + e.getMessage(), e);
        }
    }

    /**
     * Signs a document in memory.
     *
     * @throws SigningException of the kind that says why it was not signed
     */
    public byte[] sign(byte[] pdf, SignatureRequest request) {
        Instant now = clock.instant();
        containers.requireReady(request.level(), now);
        try (PdfInput document = PdfInput.open(Source.memory(pdf), request.password())) {
            SignaturePlan plan =
                    SignaturePlan.of(document, request, now.atZone(clock.getZone()), containers.algorithm());
            ByteArrayOutputStream output = new ByteArrayOutputStream(pdf.length + pdf.length / 8);
            Sealed sealed = seal(document, plan, new KeyCall(request.level()), output);
            byte[] signed = output.toByteArray();
            sealed.requireWritten(Arrays.copyOfRange(signed, pdf.length, signed.length), containers::requireValid);
            return signed;
        } catch (IOException e) {
            throw new SigningException("The document cannot be signed: " + e.getMessage(), e);
        }
    }

    private SigningResult sign(Source input, Path output, SignatureRequest request) {
        Instant now = clock.instant();
        containers.requireReady(request.level(), now);
        try (PdfInput document = PdfInput.open(input, request.password())) {
            SignaturePlan plan =
                    SignaturePlan.of(document, request, now.atZone(clock.getZone()), containers.algorithm());
            try (AtomicOutput file = forced ? AtomicOutput.openForced(output) : AtomicOutput.open(output)) {
                KeyCall call = new KeyCall(request.level());
                Sealed sealed = seal(document, plan, call, file.stream());
                sealed.requireWritten(file.readFrom(sealed.base()), containers::requireValid);
                file.commit();
                return containers.result(plan.field(), plan.remarks(), now, sealed.length(), call.made());
            }
        } catch (IOException e) {
            throw new OutputException(output + " cannot be written: " + e.getMessage(), e);
        }
    }

    X509Certificate certificate() {
        return key.chain().get(0);
    }

    boolean fallsBackToLowerLevel() {
        return containers.fallsBack();
    }

    private Sealed seal(PdfInput document, SignaturePlan plan, KeyCall call, OutputStream output) throws IOException {
        return Sealing.seal(
                document.source(),
                plan::layout,
                containers.estimate(call.level),
                containers.algorithm().digest(),
                call,
                output);
    }

    static void requireOther(Path input, Path output) {
        try {
            if (Files.exists(output) && Files.exists(input) && Files.isSameFile(input, output)) {
                throw new OutputException(output + " is the input itself, which is never altered; name another output");
            }
        } catch (IOException e) {
            throw new OutputException(output + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Signs the hash of one document with the key, and remembers what came of it. Not thread-safe. */
    private final class KeyCall implements UnaryOperator<byte[]> {

        private final Level level;
        private @Nullable Container last;

        private KeyCall(Level level) {
            this.level = level;
        }

        @Override
        public byte[] apply(byte[] digest) {
            byte[] attributes = containers.attributes(digest);
            last = containers.make(attributes, key.sign(attributes, containers.algorithm()), level);
            return last.encoded();
        }

        private Container made() {
            return Objects.requireNonNull(last, "Nothing was signed");
        }
    }

    /** Collects a signer. Not thread-safe. */
    public static final class Builder {

        private @Nullable SigningKey key;
        private @Nullable SignatureAlgorithm algorithm;
        private AlgorithmPolicy algorithms = AlgorithmPolicy.standard();
        private @Nullable TimestampService timestamps;
        private boolean fallBackToLowerLevel;
        private boolean forced;
        private Clock clock = Clock.system(ZoneId.systemDefault());

        private Builder() {}

        /** The key to sign with; required. */
        public Builder key(SigningKey key) {
            this.key = key;
            return this;
        }

        /**
         * The algorithm. Default: RSA PKCS#1 v1.5 with SHA-256, ECDSA with the hash that is as strong as the curve, EdDSA
         * or ML-DSA, as the key is; where the policy does not accept that, the first that it accepts for the key, which
         * for RSA is PSS with SHA-256.
         */
        public Builder algorithm(SignatureAlgorithm algorithm) {
            this.algorithm = algorithm;
            return this;
        }

        /**
         * Which algorithms and key sizes are accepted; others are refused before anything is written. Default:
         * {@link AlgorithmPolicy#standard()}.
         */
        public Builder algorithms(AlgorithmPolicy algorithms) {
            this.algorithms = Objects.requireNonNull(algorithms, "algorithms");
            return this;
        }

        /** The service that stamps signatures of level B-T. Default: none, and level B-T is refused. */
        public Builder timestamps(TimestampService timestamps) {
            this.timestamps = timestamps;
            return this;
        }

        /**
         * Signs at level B-B when the time-stamping service fails, and says so in {@link SigningResult#shortfall()}. A
         * document signed in memory has no result to say it in. Default: signing fails.
         */
        public Builder fallBackToLowerLevel() {
            this.fallBackToLowerLevel = true;
            return this;
        }

        /**
         * Has every signed file forced to the disk before it gets its name, as costs several milliseconds. Default: the
         * operating system writes it when it sees fit. Without it a signed file is complete or absent however the process
         * ends, but a power failure within the next seconds may leave it empty or take it away.
         */
        public Builder forceToDisk() {
            this.forced = true;
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

        /**
         * The signer.
         *
         * @throws KeyRefusedException when the key is of a kind that cannot sign here or with the algorithm, or the
         *     policy does not accept it
         */
        public PdfSigner build() {
            return new PdfSigner(this);
        }
    }
}
