package org.motcua.workflow.step;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.motcua.signing.CertificateVerdict;
import org.motcua.signing.Coverage;
import org.motcua.signing.Finding;
import org.motcua.signing.Integrity;
import org.motcua.signing.Level;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.Severity;
import org.motcua.signing.SignatureKind;
import org.motcua.signing.SignatureLevel;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SubIndication;
import org.motcua.signing.ValidationReport;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.SigningUndecidedException;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.trust.Consequence;
import org.motcua.workflow.trust.OfficerCertificates;
import org.motcua.workflow.trust.VerdictPolicy;

/**
 * The rules of one signing step, asked before the key signs and again of what it signed: whose certificate it is, what the
 * certificate is worth, and what the document with all its signatures is worth. For one step.
 */
record SignatureCheck(PdfValidator validator, VerdictPolicy policy, OfficerCertificates certificates) {

    /** Ledger and register keep 1,000 characters of a reason. */
    private static final int LONGEST_REASON = 900;

    private static final int LONGEST_NAME = 300;

    private static final Set<SubIndication> REVOKED = Collections.unmodifiableSet(
            EnumSet.of(SubIndication.REVOKED, SubIndication.REVOKED_NO_POE, SubIndication.REVOKED_CA_NO_POE));

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    /**
     * Demands that the key is the signer's and may sign now.
     *
     * @throws SigningRefusedException when it may never sign this
     * @throws SigningUndecidedException when that cannot be told now
     */
    void requireMaySign(SigningOrder order, List<X509Certificate> chain) {
        requireOwner(order, chain.get(0));
        CertificateVerdict verdict = validator.judge(chain);
        X509Certificate certificate = verdict.certificate();
        String what = "The certificate of " + subject(certificate) + ", valid from "
                + certificate.getNotBefore().toInstant() + " to "
                + certificate.getNotAfter().toInstant() + ", must not sign at " + verdict.time() + ": "
                + describe(verdict.problem(), verdict.findings(), "out of its validity");
        follow(policy.judge(verdict), what);
    }

    /**
     * Demands that the document is signed in these fields, in this order, and that every signature counts.
     *
     * @throws SigningRefusedException when it will never stand
     * @throws SigningUndecidedException when that cannot be told now
     */
    List<SignatureReport> requireSound(byte[] document, List<String> fields) {
        ValidationReport report = requireReadable(document);
        requireFields(report.signatures(), fields);
        requireVerdicts(report);
        return report.signatures();
    }

    /**
     * Demands the same of a document that may have document time-stamps behind the signatures.
     *
     * @throws SigningRefusedException when it will never stand
     * @throws SigningUndecidedException when that cannot be told now
     */
    List<SignatureReport> requireSigned(byte[] document, List<String> fields) {
        ValidationReport report = requireReadable(document);
        requireFields(
                report.signatures().stream()
                        .filter(signature -> signature.kind() != SignatureKind.DOCUMENT_TIMESTAMP
                                || fields.contains(signature.field()))
                        .toList(),
                fields);
        requireVerdicts(report);
        return report.signatures();
    }

    /**
     * Demands of what the ledger has as signed that it is signed in these fields, each signature intact and every change
     * allowed, and that it counts, but for what a revocation since then takes from it: {@link #requireSigned} judges that.
     *
     * @throws SigningRefusedException when it is not what the step was to make
     * @throws SigningUndecidedException when that cannot be told now
     */
    List<SignatureReport> requireMade(byte[] document, List<String> fields) {
        ValidationReport report = requireReadable(document);
        requireFields(report.signatures(), fields);
        boolean whole = report.signatures().stream()
                .allMatch(signature -> signature.integrity() == Integrity.INTACT && signature.changesAllowed());
        boolean revoked = report.signatures().stream()
                .anyMatch(signature ->
                        signature.subIndication().filter(REVOKED::contains).isPresent());
        if (!whole || !revoked) {
            requireVerdicts(report);
        }
        return report.signatures();
    }

    /** Demands of whatever is signed in the document, in whatever fields, that every signature counts. */
    List<SignatureReport> requireVerdicts(byte[] document) {
        ValidationReport report = requireReadable(document);
        if (report.signatures().isEmpty()) {
            throw new SigningRefusedException("The document has no signature.");
        }
        requireVerdicts(report);
        return report.signatures();
    }

    /**
     * Demands that every signature has reached the level, and proves its time where the level says so.
     *
     * @throws SigningUndecidedException when one has not: nothing is issued below the level
     */
    void requireLevel(List<SignatureReport> signatures, Level level) {
        for (SignatureReport signature : signatures) {
            boolean stamp = signature.kind() == SignatureKind.DOCUMENT_TIMESTAMP;
            if (!stamp && !reaches(signature, level)) {
                throw new SigningUndecidedException("The signature in " + signature.field() + " has level "
                        + signature.level().label() + " and proven time "
                        + signature.provenTime().map(Instant::toString).orElse("none") + ", but the profile wants "
                        + level);
            }
        }
    }

    private boolean reaches(SignatureReport signature, Level level) {
        boolean shaped =
                signature.level() != SignatureLevel.OTHER && signature.level().compareTo(shape(level)) >= 0;
        boolean proven = level == Level.B_B
                || !policy.isTrusting()
                || signature.provenTime().isPresent();
        return shaped && proven;
    }

    private static SignatureLevel shape(Level level) {
        return switch (level) {
            case B_B -> SignatureLevel.PADES_B_B;
            case B_T -> SignatureLevel.PADES_B_T;
            case B_LT -> SignatureLevel.PADES_B_LT;
            case B_LTA -> SignatureLevel.PADES_B_LTA;
        };
    }

    private ValidationReport requireReadable(byte[] document) {
        ValidationReport report = validator.validate(document);
        if (!report.readable()) {
            throw new SigningRefusedException(
                    "The document cannot be read: " + report.error().orElse("no reason given"));
        }
        return report;
    }

    private static void requireFields(List<SignatureReport> signatures, List<String> fields) {
        List<String> found = signatures.stream().map(SignatureReport::field).toList();
        if (!found.equals(fields)) {
            throw new SigningRefusedException(
                    "The document should be signed in " + fields + " but is in " + found + ".");
        }
    }

    private void requireVerdicts(ValidationReport report) {
        // The worst first: what will never stand need not be waited for.
        for (Consequence consequence : List.of(Consequence.REFUSE, Consequence.TRY_AGAIN)) {
            String unsound = report.signatures().stream()
                    .filter(signature -> policy.judge(signature, report.validationTime()) == consequence)
                    .map(SignatureCheck::describe)
                    .collect(Collectors.joining("; "));
            if (!unsound.isEmpty()) {
                follow(consequence, "The document does not stand its validation: " + unsound);
            }
        }
    }

    /**
     * Demands the same of the signature that was made as of the key before, since a service may sign with another one, and
     * that nothing stands behind it.
     */
    void requireLast(SigningOrder order, SignatureReport made) {
        if (made.coverage() != Coverage.WHOLE_FILE) {
            throw new SigningRefusedException(
                    "Something was added behind the signature in " + made.field() + ", which has just been made.");
        }
        X509Certificate certificate = made.certificate()
                .orElseThrow(() -> new SigningRefusedException(
                        "The signature in " + made.field() + " has no certificate that it was made with."));
        requireOwner(order, certificate);
    }

    private void requireOwner(SigningOrder order, X509Certificate certificate) {
        boolean agency = order.key().role() == SigningRole.AGENCY;
        boolean own = agency
                ? certificates.belongsToAgency(order.agency(), certificate)
                : certificates.belongsTo(order.officer(), certificate);
        if (!own) {
            throw new SigningRefusedException("The key is not "
                    + (agency ? "the agency's, for which " + order.officer() + " acts" : "that of " + order.officer())
                    + ": its certificate is that of " + subject(certificate) + ", number "
                    + certificate.getSerialNumber().toString(16)
                    + ". Hand out the right key, or register this certificate.");
        }
    }

    private static void follow(Consequence consequence, String what) {
        switch (consequence) {
            case GO_ON -> {}
            case TRY_AGAIN -> throw new SigningUndecidedException(shortened(what, LONGEST_REASON));
            case REFUSE -> throw new SigningRefusedException(shortened(what, LONGEST_REASON) + ".");
        }
    }

    private static String describe(SignatureReport signature) {
        return signature.field() + " " + signature.integrity() + " " + signature.indication() + " "
                + describe(signature.subIndication(), errors(signature.findings()), "changed afterwards");
    }

    private static List<Finding> errors(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private static String describe(Optional<SubIndication> problem, List<Finding> findings, String otherwise) {
        String texts =
                findings.stream().map(finding -> finding.text(VIETNAMESE)).collect(Collectors.joining(", "));
        return problem.map(SubIndication::name).orElse(otherwise) + (texts.isEmpty() ? "" : " (" + texts + ")");
    }

    private static String subject(X509Certificate certificate) {
        return shortened(certificate.getSubjectX500Principal().getName(), LONGEST_NAME);
    }

    /** As ledger and register keep it. */
    static String shortened(String reason) {
        return shortened(reason, LONGEST_REASON);
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
