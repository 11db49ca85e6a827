package org.motcua.signing.report;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SignatureKind;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.ValidationReport;

/** Writes the SignatureValidationReport of one signature. */
final class XmlSignature {

    /** What xs:dateTime can say without a sign and in four digits; a claimed time may be anything. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final XmlOutput out;
    private final ValidationObjects objects;
    private final ValidationReport report;
    private final SignatureReport signature;
    private final String id;

    XmlSignature(
            XmlOutput out, ValidationObjects objects, ValidationReport report, SignatureReport signature, int number) {
        this.out = out;
        this.objects = objects;
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
            attributes();
            signature.certificate().ifPresent(this::signer);
            out.element(
                    "SignatureValidationProcess",
                    () -> out.text("SignatureValidationProcessID", Uris.process(signature.level())));
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
        out.element("ValidationTimeInfo", () -> {
            out.time("ValidationTime", report.validationTime());
            out.element("BestSignatureTime", () -> {
                out.time("POETime", signature.provenTime().orElse(report.validationTime()));
                out.text("TypeOfProof", Uris.PROOF_BY_VALIDATION);
            });
        });
    }

    private void attributes() {
        Optional<Instant> claimed = writable(signature.signingTime());
        Optional<Instant> proven =
                writable(signature.provenTime()).filter(time -> signature.kind() == SignatureKind.DOCUMENT_TIMESTAMP);
        if (claimed.isEmpty() && proven.isEmpty()) {
            return;
        }
        out.element("SignatureAttributes", () -> {
            claimed.ifPresent(time -> out.element("SigningTime", () -> {
                out.attribute("Signed", "true");
                out.time("Time", time);
            }));
            proven.ifPresent(time -> out.element("DocTimeStamp", () -> out.time("TimeStampValue", time)));
        });
    }

    private static Optional<Instant> writable(Optional<Instant> time) {
        return time.filter(t -> !t.isBefore(FIRST) && !t.isAfter(LAST));
    }

    private void signer(X509Certificate certificate) {
        out.element("SignerInformation", () -> {
            out.reference("SignerCertificate", objects.certificate(certificate));
            out.text("Signer", certificate.getSubjectX500Principal().getName());
        });
    }

    private void status() {
        out.element("SignatureValidationStatus", () -> {
            out.text("MainIndication", Uris.indication(signature.indication()));
            signature.subIndication().ifPresent(sub -> out.text("SubIndication", Uris.subIndication(sub)));
            out.element("AssociatedValidationReportData", () -> {
                if (!signature.chain().isEmpty()) {
                    chain(signature.chain().stream().map(objects::certificate).toList());
                }
                signature.algorithm().ifPresent(this::algorithm);
                findings();
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

    private void algorithm(String name) {
        boolean secure = signature.findings().stream().noneMatch(f -> f.code() == FindingCode.ALGORITHM_WEAK);
        out.element("CryptoInformation", () -> {
            out.reference("ValidationObjectId", id);
            out.text("Algorithm", Uris.algorithm(name));
            out.text("SecureAlgorithm", Boolean.toString(secure));
        });
    }

    /** What was found, in English, under the codes of this library. */
    private void findings() {
        if (report.findings().isEmpty() && signature.findings().isEmpty()) {
            return;
        }
        out.element("AdditionalValidationReportData", () -> {
            report.findings().forEach(finding -> finding(out, finding));
            signature.findings().forEach(finding -> finding(out, finding));
        });
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
