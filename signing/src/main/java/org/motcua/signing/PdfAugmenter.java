package org.motcua.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.Augmentation.Reached;
import org.motcua.signing.dss.StoredSignature;
import org.motcua.signing.increment.AtomicOutput;
import org.motcua.signing.increment.Draft;
import org.motcua.signing.increment.MemoryDraft;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.increment.Source;

/**
 * Makes the signatures of a document last: raises all of them to a level of ETSI EN 319 142-1, or renews the protection of
 * those at B-LTA. What is added are further revisions; no signature is touched, and all stay intact.
 *
 * <ul>
 *   <li>B-T: a document time-stamp, unless every signature has a time-stamp already. (A signature time-stamp would have to
 *       be written into the signature.)
 *   <li>B-LT: that, and the certificates and revocation data for every signature and time-stamp in the file. Data that the
 *       file has, and that were current when the signature or time-stamp was proven to exist, are not gathered again.
 *   <li>B-LTA: that, and a document time-stamp over all of it. Done again before the last time-stamp's certificate expires
 *       or its algorithms grow weak, this renews it, without end.
 * </ul>
 *
 * <p>A document whose signatures are broken is refused: nobody should vouch for it anew. Certification and field locks do
 * not stand in the way, since validation data and document time-stamps are allowed under all of them. Whether the signers
 * are trusted is not judged beyond what their chains show: they lead to the given anchors, and nothing in them was revoked
 * when it was used.
 *
 * <p>Immutable and thread-safe.
 */
public final class PdfAugmenter {

    private final Services services;

    private PdfAugmenter(Builder builder) {
        this.services = builder.services();
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Augments a file into another. Memory does not grow with the file. The output appears under its name only when it is
     * complete, was read back and is on the disk; the input is never altered.
     *
     * @throws SigningException of the kind that says why it was not augmented
     */
    public AugmentationResult augment(Path input, Path output, Level level) {
        return augment(input, output, level, Optional.empty());
    }

    /** As {@link #augment(Path, Path, Level)}, for an encrypted file; the password is not kept. */
    public AugmentationResult augment(Path input, Path output, Level level, char[] password) {
        return augment(input, output, level, Optional.of(password.clone()));
    }

    /**
     * Augments what one stream has into another; neither is closed. Both go through temporary files.
     *
     * @throws SigningException of the kind that says why it was not augmented
     */
    public AugmentationResult augment(InputStream input, OutputStream output, Level level) {
        return augment(input, output, level, Optional.empty());
    }

    /** As {@link #augment(InputStream, OutputStream, Level)}, for an encrypted document; the password is not kept. */
    public AugmentationResult augment(InputStream input, OutputStream output, Level level, char[] password) {
        return augment(input, output, level, Optional.of(password.clone()));
    }

    /**
     * Augments a document in memory.
     *
     * @throws SigningException of the kind that says why it was not augmented
     */
    public byte[] augment(byte[] pdf, Level level) {
        return augment(pdf, level, Optional.empty());
    }

    /** As {@link #augment(byte[], Level)}, for an encrypted document; the password is not kept. */
    public byte[] augment(byte[] pdf, Level level, char[] password) {
        return augment(pdf, level, Optional.of(password.clone()));
    }

    private AugmentationResult augment(InputStream input, OutputStream output, Level level, Optional<char[]> password) {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Path received = folder.file("in.pdf");
            Path augmented = folder.file("out.pdf");
            Files.copy(input, received);
            AugmentationResult result = augment(received, augmented, level, password);
            Files.copy(augmented, output);
            return result;
        } catch (IOException e) {
            throw new OutputException("The document cannot be passed on: " + e.getMessage(), e);
        }
    }

    private AugmentationResult augment(Path input, Path output, Level level, Optional<char[]> password) {
        PdfSigner.requireOther(input, output);
        requireReady(level);
        Source source = Source.file(input);
        List<String> signatures = signatures(source, password);
        PdfValidator validator = PdfValidator.builder().clock(services.clock()).build();
        requireIntact(
                source,
                password.map(word -> validator.validate(input, word)).orElseGet(() -> validator.validate(input)));
        try (AtomicOutput file = AtomicOutput.openForced(output)) {
            AugmentationResult result = augment(source, file, level, password, signatures);
            file.commit();
            return result;
        } catch (IOException e) {
            throw new OutputException(output + " cannot be written: " + e.getMessage(), e);
        }
    }

    private byte[] augment(byte[] pdf, Level level, Optional<char[]> password) {
        requireReady(level);
        Source source = Source.memory(pdf);
        List<String> signatures = signatures(source, password);
        PdfValidator validator = PdfValidator.builder().clock(services.clock()).build();
        requireIntact(
                source, password.map(word -> validator.validate(pdf, word)).orElseGet(() -> validator.validate(pdf)));
        try {
            MemoryDraft draft = new MemoryDraft(pdf.length + pdf.length / 8);
            augment(source, draft, level, password, signatures);
            return draft.toByteArray();
        } catch (IOException e) {
            throw new SigningException("The document cannot be augmented: " + e.getMessage(), e);
        }
    }

    private AugmentationResult augment(
            Source source, Draft draft, Level level, Optional<char[]> password, List<String> signatures)
            throws IOException {
        source.copy(draft.stream());
        Reached reached = new Augmentation(services, draft, password, signature -> true).raise(level);
        return new AugmentationResult(
                reached.level(),
                signatures,
                reached.stamped(),
                reached.evidence(),
                draft.length(),
                reached.shortfall());
    }

    private void requireReady(Level level) {
        if (level == Level.B_B) {
            throw new SigningException(
                    "Every signature has level B_B; name the level to augment it to: B_T, B_LT or B_LTA");
        }
        services.requireReady(level);
    }

    private static List<String> signatures(Source source, Optional<char[]> password) {
        try (PdfInput document = PdfInput.open(source, password)) {
            List<String> fields = StoredSignature.of(document).stream()
                    .map(StoredSignature::field)
                    .toList();
            if (fields.isEmpty()) {
                throw new SigningException(source.name() + " has no signature to augment; sign it first");
            }
            return fields;
        }
    }

    private static void requireIntact(Source source, ValidationReport report) {
        if (!report.readable()) {
            throw new UnreadablePdfException(
                    source.name() + " cannot be read as strictly as its signatures must be: " + report.findings());
        }
        List<String> broken = report.signatures().stream()
                .filter(signature -> signature.integrity() != Integrity.INTACT)
                .map(SignatureReport::field)
                .toList();
        if (!broken.isEmpty()) {
            throw new SigningException(source.name() + " has broken signatures, for which nobody should vouch anew: "
                    + broken + "; find the intact document");
        }
    }

    /** Collects an augmenter. Not thread-safe. */
    public static final class Builder extends ServicesBuilder<Builder> {

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        public PdfAugmenter build() {
            return new PdfAugmenter(this);
        }
    }
}
