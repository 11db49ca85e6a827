package org.motcua.signing.report;

import java.util.Locale;
import java.util.Optional;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.ValidationReport;

/** Writes a report as the XML of ETSI TS 119 102-2 (schema version 1.4.1). */
public final class XmlReport {

    private final XmlOutput out = new XmlOutput();
    private final ValidationObjects objects;
    private final ValidationReport report;

    private XmlReport(ValidationReport report) {
        this.report = report;
        this.objects = new ValidationObjects(out, report.validationTime());
    }

    /** One document with one SignatureValidationReport a signature. */
    public static String write(ValidationReport report) {
        XmlReport xml = new XmlReport(report);
        return xml.out.document("ValidationReport", xml::content);
    }

    private void content() {
        int number = 0;
        for (SignatureReport signature : report.signatures()) {
            number++;
            new XmlSignature(out, objects, report, signature, number).write();
        }
        if (number == 0) {
            withoutSignature();
        }
        objects.write();
    }

    /**
     * The schema demands a signature's report even where there is none. It is INDETERMINATE without a sub-indication, since
     * the standard has no name for this, and the finding says what is the matter.
     */
    private void withoutSignature() {
        out.element("SignatureValidationReport", () -> {
            report.source()
                    .ifPresent(source -> out.element(
                            "SignersDocument",
                            () -> out.reference("SignersDocumentRepresentation", objects.document(source))));
            out.element("SignatureValidationStatus", () -> {
                out.text("MainIndication", Uris.INDETERMINATE);
                out.element(
                        "AssociatedValidationReportData",
                        () -> out.element("AdditionalValidationReportData", this::whyThereIsNone));
            });
        });
    }

    private void whyThereIsNone() {
        Optional<FindingCode> failure = report.errorCode();
        String type = failure.map(Uris::finding).orElse(Uris.NO_SIGNATURE);
        String text = report.error(Locale.ENGLISH).orElse("The document has no signature");
        XmlEvidence.reportData(out, type, text);
        report.findings().forEach(finding -> XmlEvidence.finding(out, finding));
    }
}
