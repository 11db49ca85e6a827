package org.motcua.signing.report;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motcua.signing.CertificateReport;
import org.motcua.signing.Finding;
import org.motcua.signing.Grounds;
import org.motcua.signing.RevocationReport;
import org.motcua.signing.SubIndication;

/** Writes the status of a signature or time-stamp with the evidence for it. For one thread. */
final class XmlEvidence {

    private final XmlOutput out;
    private final ValidationObjects objects;
    private final Grounds grounds;

    XmlEvidence(XmlOutput out, ValidationObjects objects, Grounds grounds) {
        this.out = out;
        this.objects = objects;
        this.grounds = grounds;
    }

    /**
     * @param indication the URI of the indication
     * @param chain from the signer's certificate to the anchor, empty where none was found
     * @param certificates what is known of each certificate of it
     * @param timestamps the ids of the time-stamps that bear on it
     */
    void status(
            String indication,
            Optional<SubIndication> reason,
            List<X509Certificate> chain,
            List<CertificateReport> certificates,
            List<String> timestamps,
            XmlOutput.Content algorithm,
            List<Finding> findings) {
        out.element("SignatureValidationStatus", () -> {
            out.text("MainIndication", indication);
            reason.ifPresent(sub -> out.text("SubIndication", Uris.subIndication(sub)));
            out.element("AssociatedValidationReportData", () -> {
                if (!chain.isEmpty()) {
                    chain(chain.stream()
                            .map(certificate -> objects.certificate(certificate, grounds))
                            .toList());
                }
                related(certificates, timestamps);
                certificates.stream().filter(XmlEvidence::isRevoked).findFirst().ifPresent(this::revoked);
                algorithm.write();
                findings(out, findings);
            });
        });
    }

    private void chain(List<String> ids) {
        int last = ids.size() - 1;
        out.reference("TrustAnchor", ids.get(last));
        out.element("CertificateChain", () -> {
            out.reference("SigningCertificate", ids.get(0));
            for (int i = 1; i < last; i++) {
                out.reference("IntermediateCertificate", ids.get(i));
            }
            out.reference("TrustAnchor", ids.get(last));
        });
    }

    private void related(List<CertificateReport> certificates, List<String> timestamps) {
        List<String> ids = new ArrayList<>(timestamps);
        certificates.stream()
                .flatMap(certificate -> certificate.revocation().stream())
                .map(objects::revocation)
                .filter(id -> !ids.contains(id))
                .forEach(ids::add);
        ids.forEach(id -> out.reference("RelatedValidationObject", id));
    }

    private static boolean isRevoked(CertificateReport certificate) {
        return certificate.revocation().flatMap(RevocationReport::revokedAt).isPresent();
    }

    private void revoked(CertificateReport certificate) {
        RevocationReport revocation = certificate.revocation().orElseThrow();
        out.element("RevocationStatusInformation", () -> {
            out.reference("ValidationObjectId", objects.certificate(certificate.certificate(), grounds));
            revocation.revokedAt().ifPresent(time -> out.time("RevocationTime", time));
            revocation.reason().ifPresent(reason -> out.text("RevocationReason", Uris.revocationReason(reason)));
            out.reference("RevocationObject", objects.revocation(revocation));
        });
    }

    /** What was found, in English, under the codes of this library. */
    private static void findings(XmlOutput out, List<Finding> findings) {
        if (!findings.isEmpty()) {
            out.element("AdditionalValidationReportData", () -> findings.forEach(finding -> finding(out, finding)));
        }
    }

    static void finding(XmlOutput out, Finding finding) {
        reportData(out, Uris.finding(finding.code()), finding.text(Locale.ENGLISH));
    }

    static void reportData(XmlOutput out, String type, String value) {
        out.element("ReportData", () -> {
            out.text("Type", type);
            out.text("Value", value);
        });
    }
}
