package org.motcua.workflow.step;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.signing.Certification;
import org.motcua.signing.ChangeForbiddenException;
import org.motcua.signing.FieldException;
import org.motcua.signing.KeyRefusedException;
import org.motcua.signing.Level;
import org.motcua.signing.PdfSigner;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SignatureRequest;
import org.motcua.signing.SigningKey;
import org.motcua.signing.UnreadablePdfException;
import org.motcua.signing.UnsupportedPdfException;
import org.motcua.workflow.SigningKeys;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.profile.SigningProfile;
import org.motcua.workflow.profile.SigningProfiles;
import org.motcua.workflow.profile.SigningTools;
import org.motcua.workflow.trust.OfficerCertificates;

/**
 * The real signer: the leader certifies and allows forms to be filled, the agency fills number and date and locks all,
 * each in one increment. Before a key is asked, its certificate must be the signer's own and stand the policy, and so must
 * the signatures that the document has already. Afterwards all of that must hold of the signed document, every signature
 * be intact and every change allowed. Level, services and what counts are those of the document's {@link SigningProfile}:
 * each signature gets its time stamp when it is made, validation data and archive time stamp come once, behind the agency's.
 * Thread-safe.
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
    private final SigningTools.Source tools;

    /**
     * A signer with the agency's keys.
     *
     * @param certificates which certificates are whose
     * @param profiles how documents are signed and judged, asked anew at each step
     * @param clock by which they are judged
     */
    public PdfDocumentSigner(
            SigningKeys keys, OfficerCertificates certificates, SigningProfiles profiles, Clock clock) {
        this.keys = keys;
        this.certificates = certificates;
        this.tools = new SigningTools.Source(profiles, clock);
    }

    @Override
    public byte[] sign(SigningOrder order, byte[] document, Instant signingTime) {
        SigningTools with = tools.of(order.agency(), order.kind());
        SignatureCheck check = check(with);
        boolean leader = order.key().role() == SigningRole.LEADER;
        check.requireSound(document, leader ? List.of() : List.of(LEADER));
        byte[] signed;
        try (SigningKey key = key(order)) {
            check.requireMaySign(order, key.chain());
            PdfSigner signer = with.signer(key, Clock.fixed(signingTime, VIETNAM));
            signed = signer.sign(document, request(order, with.signatureLevel()));
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

    @Override
    public Optional<PersonalSigner> personal(SigningOrder order) {
        if (order.key().role() != SigningRole.LEADER) {
            return Optional.empty();
        }
        return keys.personal(order.officer()).map(key -> {
            SigningTools with = tools.of(order.agency(), order.kind());
            return new PdfPersonalSigner(
                    order,
                    key,
                    request(order, with.signatureLevel()),
                    check(with),
                    (deferred, time) -> with.signer(deferred.chain(), time));
        });
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
        SignatureCheck check = check(tools.of(order.agency(), order.kind()));
        boolean leader = order.key().role() == SigningRole.LEADER;
        List<SignatureReport> made = leader
                ? check.requireSound(result, List.of(LEADER))
                : check.requireMade(result, List.of(LEADER, AGENCY));
        check.requireLast(order, made.get(made.size() - 1));
    }

    @Override
    public byte[] complete(SigningOrder order, byte[] signed) {
        SigningTools with = tools.of(order.agency(), order.kind());
        Level level = with.profile().level();
        byte[] completed = level.compareTo(with.signatureLevel()) > 0 ? Additions.to(signed, with, level) : signed;
        SignatureCheck check = check(with);
        List<String> fields = List.of(LEADER, AGENCY);
        List<SignatureReport> made = check.requireSigned(completed, fields);
        Additions.requireNothingElse(signed, fields, completed, made);
        check.requireLevel(made, level);
        return completed;
    }

    private SignatureCheck check(SigningTools with) {
        return new SignatureCheck(with.validator(), with.profile().verdicts(), certificates);
    }

    private SigningKey key(SigningOrder order) {
        String reference = order.key().reference();
        return switch (order.key().role()) {
            case LEADER -> keys.ofOfficer(order.officer(), reference);
            case AGENCY -> keys.ofAgency(order.agency(), order.officer(), reference);
            case MESSENGER -> throw new IllegalArgumentException("A messenger signs nothing: " + reference);
        };
    }

    private SignatureRequest request(SigningOrder order, Level level) {
        SignatureRequest.Builder request = SignatureRequest.builder().level(level);
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
