package org.motcua.signing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.ContainerMaker.Container;
import org.motcua.signing.ContainerMaker.Signed;
import org.motcua.signing.algorithm.Providers;
import org.motcua.signing.increment.AtomicOutput;
import org.motcua.signing.increment.HoleFilling;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.increment.Sealing;
import org.motcua.signing.increment.Sealing.Sealed;
import org.motcua.signing.increment.Source;
import org.motcua.signing.online.ChainEvidence;

/**
 * Signs with a key that is elsewhere and answers later: the document is prepared, somebody has the data signed, and the
 * document is completed with the answer, by this process or another one. Only the certificates are needed here.
 *
 * <p>The prepared document keeps its room for the signature empty, and what is in it otherwise is fixed: it must not be
 * changed until it is completed, or completing it fails.
 *
 * <p>Immutable and thread-safe.
 */
public final class TwoStepSigner {

    private final Clock clock;
    private final ContainerMaker containers;
    private final List<X509Certificate> chain;

    private TwoStepSigner(Builder builder) {
        this.chain = Objects.requireNonNull(builder.chain, "A signer needs the certificates of its key");
        this.containers = builder.containers(chain);
        this.clock = containers.services().clock();
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * The first step: writes the document with an empty room for the signature.
     *
     * @param prepared where it is written; it is no signed document yet
     * @return what has to be signed, and what the second step needs
     * @throws SigningException of the kind that says why it cannot be signed
     */
    public PreparedSignature prepare(Path input, Path prepared, SignatureRequest request) {
        PdfSigner.requireOther(input, prepared);
        Instant now = clock.instant();
        containers.requireReady(request.level(), now);
        try (PdfInput document = PdfInput.open(Source.file(input), request.password())) {
            SignaturePlan plan = SignaturePlan.of(document, request, now.atZone(clock.getZone()), containers);
            try (AtomicOutput file = AtomicOutput.openForced(prepared)) {
                Sealed sealed = Sealing.seal(
                        document.source(),
                        plan::layout,
                        containers.estimate(request.level()),
                        containers.algorithm().digest(),
                        digest -> new byte[0],
                        file.stream());
                sealed.requireWritten(file.readFrom(sealed.base()), (contents, digest) -> {});
                file.commit();
                return new PreparedSignature(
                        plan.field(),
                        plan.remarks(),
                        request.level(),
                        containers.algorithm(),
                        now,
                        chain,
                        new PreparedSignature.Room(sealed.length(), sealed.holeStart(), sealed.capacity()),
                        sealed.digest(),
                        containers.attributes(sealed.digest()));
            }
        } catch (IOException e) {
            throw new OutputException(prepared + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * The second step: puts the signature into the prepared document.
     *
     * @param prepared the document that the first step wrote
     * @param value what the key made of {@link PreparedSignature#dataToBeSigned()}; for ECDSA the DER sequence of r and s
     * @throws KeyRefusedException when the value is not one of the certificate's key over the data
     * @throws SigningException when the prepared document was changed, or of another kind that says why it failed
     */
    public SigningResult complete(PreparedSignature signature, byte[] value, Path prepared, Path output) {
        return complete(signature, value, prepared, output, Optional.empty());
    }

    /**
     * As {@link #complete(PreparedSignature, byte[], Path, Path)}, for an encrypted document at level B-LT or B-LTA.
     *
     * @param password opens the document; not kept
     */
    public SigningResult complete(
            PreparedSignature signature, byte[] value, Path prepared, Path output, char[] password) {
        return complete(signature, value, prepared, output, Optional.of(password.clone()));
    }

    private SigningResult complete(
            PreparedSignature signature, byte[] value, Path prepared, Path output, Optional<char[]> password) {
        PdfSigner.requireOther(prepared, output);
        requireSame(signature);
        containers.services().requireReady(signature.level());
        Optional<ChainEvidence> checked = containers.check(clock.instant());
        Container container = containers.make(signature.dataToBeSigned(), value, signature.level());
        PreparedSignature.Room room = signature.room();
        try (InputStream input = Files.newInputStream(prepared);
                AtomicOutput file = AtomicOutput.openForced(output)) {
            MessageDigest digest = Providers.digest(signature.algorithm().digest());
            HoleFilling.copy(input, room.start(), room.capacity(), container.encoded(), digest, file.stream());
            if (!MessageDigest.isEqual(digest.digest(), signature.documentDigest())) {
                throw new SigningException(prepared
                        + " is not the document that was prepared, or was changed since; prepare" + " it again");
            }
            byte[] contents = HoleFilling.contents(file.readFrom(room.start()), room.capacity());
            containers.requireValid(contents, signature.documentDigest());
            Signed signed =
                    new Signed(signature.field(), signature.remarks(), signature.signingTime(), container, checked);
            SigningResult result = containers.finish(signed, signature.level(), file, password);
            file.commit();
            return result;
        } catch (NoSuchFileException e) {
            throw new UnreadablePdfException(prepared + " does not exist; check the path", e);
        } catch (IOException e) {
            throw new OutputException(output + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void requireSame(PreparedSignature signature) {
        boolean same = signature.algorithm() == containers.algorithm()
                && signature.chain().equals(chain);
        if (!same) {
            throw new SigningException(
                    "The signature was prepared for " + signature.algorithm() + " and the certificate of "
                            + signature.chain().get(0).getSubjectX500Principal().getName()
                            + "; complete it with a signer of the same");
        }
    }

    /** Collects a signer. Time stamps are asked for in the second step. Not thread-safe. */
    public static final class Builder extends SignerBuilder<Builder> {

        private @Nullable List<X509Certificate> chain;

        private Builder() {}

        /** The certificate of the key first, then those above it; required. */
        public Builder chain(List<X509Certificate> chain) {
            this.chain = List.copyOf(chain);
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
        public TwoStepSigner build() {
            return new TwoStepSigner(this);
        }
    }
}
