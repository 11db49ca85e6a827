package org.motcua.signing.report;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.CertificateReport;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.TimestampReport;
import org.motcua.signing.ValidationReport;

/** Writes the SignatureValidationReport of one signature. For one thread. */
final class XmlSignature {

    private final XmlOutput out;
    private final ValidationObjects objects;
    private final XmlEvidence evidence;
    private final ValidationReport report;
    private final SignatureReport signature;
    private final String id;

    XmlSignature(
            XmlOutput out, ValidationObjects objects, ValidationReport report, SignatureReport signature, int number) {
        this.out = out;
        this.objects = objects;
        this.evidence = new XmlEvidence(out, objects, signature.grounds());
        this.report = report;
        this.signature = signature;
        this.id = "S-" + number;
    }

    void write() {
        out.element("SignatureValidationReport", () -> {
            identifier();
            new XmlConstraints(out, signature).write();
            time();
            report.source()
                    .ifPresent(source -> out.element(
                            "SignersDocument",
                            () -> out.reference("SignersDocumentRepresentation", objects.document(source))));
            new XmlAttributes(out, objects, signature, this::timestamp).write();
            signature.certificate().ifPresent(this::signer);
            Uris.process(signature.grounds().process())
                    .ifPresent(process -> out.element(
                            "SignatureValidationProcess", () -> out.text("SignatureValidationProcessID", process)));
            status();
        });
    }

    private void identifier() {
        out.element("SignatureIdentifier", () -> {
            out.attribute("id", id);
            out.text("HashOnly", "false");
            out.text("DocHashOnly", "false");
            out.text("DAIdentifier", signature.field());
        });
    }

    private void time() {
        Instant best = signature.grounds().bestSignatureTime();
        out.element("ValidationTimeInfo", () -> {
            out.time("ValidationTime", report.validationTime());
            out.element("BestSignatureTime", () -> {
                out.time("POETime", best);
                out.text("TypeOfProof", Uris.PROOF_BY_VALIDATION);
                signature.grounds().timestamps().stream()
                        .filter(stamp -> stamp.passed()
                                && stamp.kind() != TimestampReport.Kind.CONTENT
                                && stamp.time().equals(Optional.of(best)))
                        .findFirst()
                        .ifPresent(stamp -> out.reference("POEObject", timestamp(stamp)));
            });
        });
    }

    private void signer(X509Certificate certificate) {
        out.element("SignerInformation", () -> {
            out.reference("SignerCertificate", objects.certificate(certificate, signature.grounds()));
            out.text("Signer", certificate.getSubjectX500Principal().getName());
        });
    }

    private void status() {
        List<Finding> findings = new ArrayList<>(report.findings());
        findings.addAll(signature.findings());
        evidence.status(
                Uris.indication(signature.indication()),
                signature.subIndication(),
                signature.chain(),
                signature.grounds().certificates(),
                signature.grounds().timestamps().stream().map(this::timestamp).toList(),
                () -> signature.algorithm().filter(a -> isVerified()).ifPresent(this::algorithm),
                findings);
    }

    /** The algorithm of a signature that was not verified was not judged. */
    private boolean isVerified() {
        return signature.certificate().isPresent();
    }

    private void algorithm(String name) {
        boolean secure = signature.findings().stream().noneMatch(f -> f.code() == FindingCode.ALGORITHM_WEAK);
        out.element("CryptoInformation", () -> {
            out.reference("ValidationObjectId", id);
            out.text("Algorithm", Uris.algorithm(name));
            out.text("SecureAlgorithm", Boolean.toString(secure));
        });
    }

    private String timestamp(TimestampReport stamp) {
        return objects.timestamp(
                stamp,
                signature.field(),
                () -> evidence.status(
                        Uris.ofObject(stamp.indication()),
                        stamp.subIndication(),
                        stamp.certificates().stream()
                                .map(CertificateReport::certificate)
                                .toList(),
                        stamp.certificates(),
                        List.of(),
                        () -> {},
                        stamp.findings()));
    }
}
