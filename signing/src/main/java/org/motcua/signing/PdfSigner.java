package org.motcua.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.cms.SignedDataCheck;
import org.motcua.signing.cms.SignedDataFactory;
import org.motcua.signing.increment.AtomicOutput;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.increment.Sealing;
import org.motcua.signing.increment.Sealing.Sealed;
import org.motcua.signing.increment.Source;
import org.motcua.signing.key.KeyRules;
import org.motcua.signing.key.Verifier;

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
    private final SignedDataFactory signedData;
    private final Verifier verifier;

    private PdfSigner(Builder builder) {
        this.key = Objects.requireNonNull(builder.key, "A signer needs a key");
        this.clock = builder.clock;
        X509Certificate certificate = key.chain().get(0);
        this.signedData = new SignedDataFactory(key.chain(), KeyRules.usualAlgorithm(certificate));
        this.verifier = new Verifier(certificate.getPublicKey());
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
        Instant now = requireUsable(request);
        try (PdfInput document = PdfInput.open(Source.file(input), request.password())) {
            SignaturePlan plan = SignaturePlan.of(document, request, now.atZone(clock.getZone()));
            try (AtomicOutput file = AtomicOutput.open(output)) {
                Sealed sealed = seal(document, plan, file.stream());
                sealed.requireWritten(file.readFrom(sealed.base()), this::requireValid);
                file.commit();
                return result(plan, now, sealed.length());
            }
        } catch (IOException e) {
            throw new OutputException(output + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Signs a document in memory.
     *
     * @throws SigningException of the kind that says why it was not signed
     */
    public byte[] sign(byte[] pdf, SignatureRequest request) {
        Instant now = requireUsable(request);
        try (PdfInput document = PdfInput.open(Source.memory(pdf), request.password())) {
            SignaturePlan plan = SignaturePlan.of(document, request, now.atZone(clock.getZone()));
            ByteArrayOutputStream output = new ByteArrayOutputStream(pdf.length + pdf.length / 8);
            Sealed sealed = seal(document, plan, output);
            byte[] signed = output.toByteArray();
            sealed.requireWritten(Arrays.copyOfRange(signed, pdf.length, signed.length), this::requireValid);
            return signed;
        } catch (IOException e) {
            throw new SigningException("The document cannot be signed: " + e.getMessage(), e);
        }
    }

    private Sealed seal(PdfInput document, SignaturePlan plan, OutputStream output) throws IOException {
        return Sealing.seal(
                document.source(),
                plan::layout,
                signedData.maximumSize(),
                signedData.algorithm().digest(),
                this::signDigest,
                output);
    }

    private byte[] signDigest(byte[] digest) {
        byte[] attributes = signedData.attributes(digest);
        return signedData.assemble(attributes, key.sign(attributes, signedData.algorithm()));
    }

    private void requireValid(byte[] contents, byte[] digest) {
        SignedDataCheck.require(contents, digest, signedData.algorithm(), verifier);
    }

    private Instant requireUsable(SignatureRequest request) {
        if (request.level() != Level.B_B) {
            throw new SigningException("The level " + request.level()
                    + " needs a time-stamping service, which this signer has not; sign at level B_B");
        }
        Instant now = clock.instant();
        KeyRules.requireUsable(key.chain(), now);
        return now;
    }

    private SigningResult result(SignaturePlan plan, Instant now, long length) {
        return new SigningResult(
                plan.field(),
                Level.B_B,
                signedData.algorithm(),
                now,
                key.chain().get(0),
                length);
    }

    private static void requireOther(Path input, Path output) {
        try {
            if (Files.exists(output) && Files.exists(input) && Files.isSameFile(input, output)) {
                throw new OutputException(output + " is the input itself, which is never altered; name another output");
            }
        } catch (IOException e) {
            throw new OutputException(output + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Collects a signer. Not thread-safe. */
    public static final class Builder {

        private @Nullable SigningKey key;
        private Clock clock = Clock.system(ZoneId.systemDefault());

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

        /**
         * The signer.
         *
         * @throws KeyRefusedException when the key is of a kind that cannot sign here, or too weak
         */
        public PdfSigner build() {
            return new PdfSigner(this);
        }
    }
}
