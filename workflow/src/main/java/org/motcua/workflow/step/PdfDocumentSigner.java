package org.motcua.workflow.step;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.motcua.signing.Certification;
import org.motcua.signing.ChangeForbiddenException;
import org.motcua.signing.FieldException;
import org.motcua.signing.KeyRefusedException;
import org.motcua.signing.PdfSigner;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SignatureRequest;
import org.motcua.signing.SigningKey;
import org.motcua.signing.UnreadablePdfException;
import org.motcua.signing.UnsupportedPdfException;
import org.motcua.workflow.SigningKeys;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.trust.OfficerCertificates;
import org.motcua.workflow.trust.VerdictPolicy;

/**
 * The real signer: the leader certifies and allows forms to be filled, the agency fills number and date and locks all,
 * each in one increment. Before a key is asked, its certificate must be the signer's own and stand the policy, and so must
 * the signatures that the document has already. Afterwards all of that must hold of the signed document, every signature
 * be intact and every change allowed. Thread-safe.
 */
public final class PdfDocumentSigner implements DocumentSigner {

    /** Fields that the composer puts into a decision. */
    static final String NUMBER = "document.number";

    static final String DATE = "document.date";
    static final String LEADER = "signature.leader";
    static final String AGENCY = "signature.agency";

    /** Vietnam's legal time has no summer time. */
    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

    private final SigningKeys keys;
    private final OfficerCertificates certificates;
    private final Supplier<PdfValidator> validators;
    private final VerdictPolicy policy;

    /**
     * A signer with the agency's keys.
     *
     * @param certificates which certificates are whose
     * @param validators what documents and certificates are judged by, asked anew at each step, so that it may have the
     *     revocation lists of the day
     * @param policy which verdicts let a document go on
     */
    public PdfDocumentSigner(
            SigningKeys keys,
            OfficerCertificates certificates,
            Supplier<PdfValidator> validators,
            VerdictPolicy policy) {
        this.keys = keys;
        this.certificates = certificates;
        this.validators = validators;
        this.policy = policy;
    }

    @Override
    public byte[] sign(SigningOrder order, byte[] document, Instant signingTime) {
        SignatureCheck check = new SignatureCheck(validators.get(), policy, certificates);
        boolean leader = order.key().role() == SigningRole.LEADER;
        check.requireSound(document, leader ? List.of() : List.of(LEADER));
        byte[] signed;
        try (SigningKey key = key(order)) {
            check.requireMaySign(order, key.chain());
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
        List<SignatureReport> made = check.requireSound(signed, leader ? List.of(LEADER) : List.of(LEADER, AGENCY));
        check.requireLast(order, made.get(made.size() - 1));
        return signed;
    }

    /** The result is the document with something behind it: each signature is an incremental update. */
    @Override
    public void requireResult(SigningOrder order, byte[] document, byte[] result) {
        boolean continues = result.length > document.length
                && Arrays.equals(result, 0, document.length, document, 0, document.length);
        if (!continues) {
            throw new SigningRefusedException("What the ledger has as signed does not continue the document "
                    + order.document() + " that was to be signed.");
        }
        SignatureCheck check = new SignatureCheck(validators.get(), policy, certificates);
        boolean leader = order.key().role() == SigningRole.LEADER;
        List<SignatureReport> made = check.requireSound(result, leader ? List.of(LEADER) : List.of(LEADER, AGENCY));
        check.requireLast(order, made.get(made.size() - 1));
    }

    private SigningKey key(SigningOrder order) {
        String reference = order.key().reference();
        return switch (order.key().role()) {
            case LEADER -> keys.ofOfficer(order.officer(), reference);
            case AGENCY -> keys.ofAgency(order.agency(), order.officer(), reference);
            case MESSENGER -> throw new IllegalArgumentException("A messenger signs nothing: " + reference);
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
                keys.sealImage(order.agency()).ifPresent(request::appearance);
            }
            case MESSENGER -> throw new IllegalArgumentException("A messenger signs nothing");
        }
        return request.build();
    }
}
