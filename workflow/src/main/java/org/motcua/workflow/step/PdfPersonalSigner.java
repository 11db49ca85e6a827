package org.motcua.workflow.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiFunction;
import org.motcua.core.agency.OfficerId;
import org.motcua.signing.ChangeForbiddenException;
import org.motcua.signing.FieldException;
import org.motcua.signing.KeyRefusedException;
import org.motcua.signing.PreparedSignature;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SignatureRequest;
import org.motcua.signing.TwoStepSigner;
import org.motcua.signing.UnreadablePdfException;
import org.motcua.signing.UnsupportedPdfException;
import org.motcua.signing.deferred.DeferredKey;
import org.motcua.workflow.SigningRefusedException;

/** {@link PersonalSigner} of a leader's signature in a PDF. */
final class PdfPersonalSigner implements PersonalSigner {

    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

    private final SigningOrder order;
    private final DeferredKey key;
    private final SignatureRequest request;
    private final SignatureCheck check;
    private final BiFunction<DeferredKey, Clock, TwoStepSigner> signers;

    /** @param signers with the services of the profile, for a key and a time */
    PdfPersonalSigner(
            SigningOrder order,
            DeferredKey key,
            SignatureRequest request,
            SignatureCheck check,
            BiFunction<DeferredKey, Clock, TwoStepSigner> signers) {
        this.order = order;
        this.key = key;
        this.request = request;
        this.check = check;
        this.signers = signers;
    }

    @Override
    public OfficerId owner() {
        return order.officer();
    }

    @Override
    public DeferredKey key() {
        return key;
    }

    @Override
    public Prepared prepare(byte[] document, Instant time) {
        check.requireSound(document, List.of());
        return refusing(folder -> {
            check.requireMaySign(order, key.chain());
            Path input = Files.write(folder.resolve("document.pdf"), document);
            Path prepared = folder.resolve("prepared.pdf");
            PreparedSignature signature =
                    signers.apply(key, Clock.fixed(time, VIETNAM)).prepare(input, prepared, request);
            return new Prepared(Files.readAllBytes(prepared), signature);
        });
    }

    @Override
    public byte[] complete(Prepared prepared, byte[] value) {
        byte[] signed = refusing(folder -> {
            check.requireMaySign(order, key.chain());
            Path input = Files.write(folder.resolve("prepared.pdf"), prepared.document());
            Path output = folder.resolve("signed.pdf");
            Clock time = Clock.fixed(prepared.signature().signingTime(), VIETNAM);
            signers.apply(key, time).complete(prepared.signature(), value, input, output);
            return Files.readAllBytes(output);
        });
        List<SignatureReport> made = check.requireSound(signed, List.of(PdfDocumentSigner.LEADER));
        check.requireLast(order, made.get(0));
        return signed;
    }

    /** Something that works on files of its own. */
    private interface OnFiles<T> {
        T in(Path folder) throws IOException;
    }

    private static <T> T refusing(OnFiles<T> work) {
        try {
            Path folder = Files.createTempDirectory("motcua-personal-");
            try {
                return work.in(folder);
            } finally {
                try (var files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
            }
        } catch (KeyRefusedException
                | FieldException
                | ChangeForbiddenException
                | UnreadablePdfException
                | UnsupportedPdfException e) {
            throw new SigningRefusedException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The document cannot be worked on in a temporary file", e);
        }
    }

    @Override
    public void close() {
        key.close();
    }
}
