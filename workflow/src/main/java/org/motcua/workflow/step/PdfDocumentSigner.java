package org.motcua.workflow.step;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.motcua.signing.Certification;
import org.motcua.signing.ChangeForbiddenException;
import org.motcua.signing.FieldException;
import org.motcua.signing.Indication;
import org.motcua.signing.Integrity;
import org.motcua.signing.KeyRefusedException;
import org.motcua.signing.PdfSigner;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.Severity;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SignatureRequest;
import org.motcua.signing.SigningKey;
import org.motcua.signing.UnreadablePdfException;
import org.motcua.signing.UnsupportedPdfException;
import org.motcua.signing.ValidationReport;
import org.motcua.workflow.SigningKeys;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.ledger.SigningRole;

/**
 * The real signer: the leader certifies and allows forms to be filled, the agency fills number and date and locks all,
 * each in one increment. Afterwards every signature of the document must be intact and every change allowed; what trust
 * can be had in the certificates is not decided here, but a signature that fails for certain is refused.
 */
public final class PdfDocumentSigner implements DocumentSigner {

    /** Fields that the composer puts into a decision. */
    static final String NUMBER = "document.number";

    static final String DATE = "document.date";
    static final String LEADER = "signature.leader";
    static final String AGENCY = "signature.agency";

    /** Vietnam's legal time has no summer time. */
    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final SigningKeys keys;
    private final PdfValidator validator;

    /** A signer with the agency's keys that lets a document pass only if this validator finds it sound. */
    public PdfDocumentSigner(SigningKeys keys, PdfValidator validator) {
        this.keys = keys;
        this.validator = validator;
    }

    @Override
    public byte[] sign(SigningOrder order, byte[] document, Instant signingTime) {
        byte[] signed;
        try (SigningKey key = key(order)) {
            PdfSigner signer = PdfSigner.builder()
                    .key(key)
                    .clock(Clock.fixed(signingTime, VIETNAM))
                    .build();
            signed = signer.sign(document, request(order));
        } catch (KeyRefusedException
                | FieldException
                | ChangeForbiddenException
                | UnreadablePdfException
                | UnsupportedPdfException e) {
            // These stay as they are however often it is tried; a device that is not there may come back.
            throw new SigningRefusedException(String.valueOf(e.getMessage()), e);
        }
        requireSound(signed, order.key().role() == SigningRole.LEADER ? List.of(LEADER) : List.of(LEADER, AGENCY));
        return signed;
    }

    private SigningKey key(SigningOrder order) {
        String reference = order.key().reference();
        return switch (order.key().role()) {
            case LEADER -> keys.ofOfficer(order.officer(), reference);
            case AGENCY -> keys.ofAgency(order.officer(), reference);
        };
    }

    private SignatureRequest request(SigningOrder order) {
        SignatureRequest.Builder request = SignatureRequest.builder();
        switch (order.key().role()) {
            case LEADER -> {
                request.field(LEADER).certify(Certification.FORM_FILLING);
                keys.signatureImage(order.officer()).ifPresent(request::appearance);
            }
            case AGENCY -> {
                SigningOrder.NumberAndDate register = order.register().orElseThrow();
                request.field(AGENCY)
                        .fieldValues(Map.of(NUMBER, register.number(), DATE, register.date()))
                        .lockAll();
                keys.sealImage().ifPresent(request::appearance);
            }
        }
        return request.build();
    }

    private void requireSound(byte[] signed, List<String> fields) {
        ValidationReport report = validator.validate(signed);
        if (!report.readable()) {
            throw new SigningRefusedException(
                    "The signed document cannot be read back: " + report.error().orElse("no reason given"));
        }
        List<String> found =
                report.signatures().stream().map(SignatureReport::field).toList();
        if (!found.equals(fields)) {
            throw new SigningRefusedException(
                    "The document should be signed in " + fields + " but is in " + found + ".");
        }
        String unsound = report.signatures().stream()
                .filter(signature -> !isSound(signature))
                .map(PdfDocumentSigner::describe)
                .collect(Collectors.joining("; "));
        if (!unsound.isEmpty()) {
            throw new SigningRefusedException("The signed document does not stand its validation: " + unsound + ".");
        }
    }

    private static String describe(SignatureReport signature) {
        String errors = signature.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> finding.text(VIETNAMESE))
                .collect(Collectors.joining(", "));
        return signature.field() + " " + signature.integrity() + " " + signature.indication() + " (" + errors + ")";
    }

    private static boolean isSound(SignatureReport signature) {
        return signature.integrity() == Integrity.INTACT
                && signature.changesAllowed()
                && signature.indication() != Indication.TOTAL_FAILED;
    }
}
