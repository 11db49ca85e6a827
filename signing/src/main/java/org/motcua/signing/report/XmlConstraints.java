package org.motcua.signing.report;

import java.util.Optional;
import org.motcua.signing.Coverage;
import org.motcua.signing.FindingCode;
import org.motcua.signing.Integrity;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SubIndication;

/** What was demanded of a signature and how each demand was met. A demand that was not reached is left out. */
final class XmlConstraints {

    private final XmlOutput out;
    private final SignatureReport signature;

    XmlConstraints(XmlOutput out, SignatureReport signature) {
        this.out = out;
        this.signature = signature;
    }

    void write() {
        out.element("ValidationConstraintsEvaluationReport", () -> {
            out.element("SignatureValidationPolicy", () -> {
                out.element("SignaturePolicyIdentifier", () -> out.empty(XmlOutput.XADES, "SignaturePolicyImplied"));
                out.text("PolicyName", "Algorithms: " + signature.grounds().algorithmPolicy());
            });
            integrity();
            demand("coverage", signature.coverage() != Coverage.PARTIAL, Uris.FAILED, SubIndication.FORMAT_FAILURE);
            demand("changes", signature.changesAllowed(), Uris.FAILED, SubIndication.FORMAT_FAILURE);
            if (signature.integrity() == Integrity.INTACT) {
                trust();
            }
        });
    }

    private void integrity() {
        switch (signature.integrity()) {
            case INTACT -> applied("integrity", Uris.PASSED, Optional.empty());
            case BROKEN -> applied("integrity", Uris.FAILED, signature.subIndication());
            case UNREADABLE -> applied("integrity", Uris.INDETERMINATE, signature.subIndication());
        }
    }

    private void trust() {
        demand(
                "algorithms",
                !found(FindingCode.ALGORITHM_WEAK),
                Uris.INDETERMINATE,
                SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
        boolean chain = !signature.chain().isEmpty();
        demand("trust-anchor", chain, Uris.INDETERMINATE, SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
        if (chain) {
            revocation();
        }
    }

    private void revocation() {
        String name = "revocation";
        if (found(FindingCode.CERTIFICATE_REVOKED)) {
            applied(name, Uris.INDETERMINATE, signature.subIndication());
        } else if (found(FindingCode.REVOCATION_UNKNOWN)) {
            applied(name, Uris.INDETERMINATE, Optional.of(SubIndication.TRY_LATER));
        } else if (found(FindingCode.REVOCATION_NOT_CHECKED)) {
            constraint(name, Uris.CONSTRAINT_DISABLED, () -> {});
        } else if (signature.passed()) {
            applied(name, Uris.PASSED, Optional.empty());
        }
    }

    private boolean found(FindingCode code) {
        return signature.findings().stream().anyMatch(finding -> finding.code() == code);
    }

    private void demand(String name, boolean met, String otherwise, SubIndication why) {
        applied(name, met ? Uris.PASSED : otherwise, met ? Optional.empty() : Optional.of(why));
    }

    private void applied(String name, String indication, Optional<SubIndication> why) {
        constraint(
                name,
                Uris.CONSTRAINT_APPLIED,
                () -> out.element("ValidationStatus", () -> {
                    out.text("MainIndication", indication);
                    why.ifPresent(sub -> out.text("SubIndication", Uris.subIndication(sub)));
                }));
    }

    private void constraint(String name, String status, XmlOutput.Content outcome) {
        out.element("ValidationConstraint", () -> {
            out.text("ValidationConstraintIdentifier", Uris.constraint(name));
            out.element("ConstraintStatus", () -> out.text("Status", status));
            outcome.write();
        });
    }
}
