package org.motcua.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.ContainerMaker.Container;
import org.motcua.signing.ContainerMaker.Signed;
import org.motcua.signing.increment.AtomicOutput;
import org.motcua.signing.increment.Draft;
import org.motcua.signing.increment.MemoryDraft;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.increment.Sealing;
import org.motcua.signing.increment.Sealing.Sealed;
import org.motcua.signing.increment.Source;
import org.motcua.signing.online.ChainEvidence;

/**
 * Signs PDF documents with one key (PAdES, ETSI EN 319 142-1). A signature is an incremental update: every byte of the
 * input stands unchanged at the start of the output, so that earlier signatures keep their worth.
 *
 * <p>Before anything is written it is checked that the certificate is valid by the signer's clock and may sign, and that
 * no earlier signature of the document forbids this one. Whether the certificate leads to a trust anchor and was revoked
 * is checked where that was asked for ({@link Builder#checkBeforeSigning}).
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
        this.containers = builder.containers(key.chain());
        this.clock = containers.services().clock();
        this.forced = builder.forced;
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
        Optional<ChainEvidence> checked = containers.requireReady(request.level(), now);
        try (PdfInput document = PdfInput.open(Source.memory(pdf), request.password())) {
            SignaturePlan plan = plan(document, request, now);
            MemoryDraft draft = new MemoryDraft(pdf.length + pdf.length / 8);
            sign(document, plan, request, now, checked, draft);
            return draft.toByteArray();
        } catch (IOException e) {
            throw new SigningException("The document cannot be signed: " + e.getMessage(), e);
        }
    }

    private SigningResult sign(Source input, Path output, SignatureRequest request) {
        Instant now = clock.instant();
        Optional<ChainEvidence> checked = containers.requireReady(request.level(), now);
        try (PdfInput document = PdfInput.open(input, request.password())) {
            SignaturePlan plan = plan(document, request, now);
            try (AtomicOutput file = forced ? AtomicOutput.openForced(output) : AtomicOutput.open(output)) {
                SigningResult result = sign(document, plan, request, now, checked, file);
                file.commit();
                return result;
            }
        } catch (IOException e) {
            throw new OutputException(output + " cannot be written: " + e.getMessage(), e);
        }
    }

    X509Certificate certificate() {
        return key.chain().get(0);
    }

    boolean fallsBackToLowerLevel() {
        return containers.services().fallBack();
    }

    private SignaturePlan plan(PdfInput document, SignatureRequest request, Instant now) {
        return SignaturePlan.of(document, request, now.atZone(clock.getZone()), containers);
    }

    private SigningResult sign(
            PdfInput document,
            SignaturePlan plan,
            SignatureRequest request,
            Instant now,
            Optional<ChainEvidence> checked,
            Draft draft)
            throws IOException {
        KeyCall call = new KeyCall(request.level());
        Sealed sealed = Sealing.seal(
                document.source(),
                plan::layout,
                containers.estimate(request.level()),
                containers.algorithm().digest(),
                call,
                draft.stream());
        sealed.requireWritten(draft.readFrom(sealed.base()), containers::requireValid);
        Signed signed = new Signed(plan.field(), plan.remarks(), now, call.made(), checked);
        return containers.finish(signed, request.level(), draft, request.password());
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
    public static final class Builder extends SignerBuilder<Builder> {

        private @Nullable SigningKey key;
        private boolean forced;

        private Builder() {}

        /** The key to sign with; required. */
        public Builder key(SigningKey key) {
            this.key = key;
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

        @Override
        Builder self() {
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
