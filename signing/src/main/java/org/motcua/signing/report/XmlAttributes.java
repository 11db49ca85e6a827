package org.motcua.signing.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.motcua.signing.SignatureClaims;
import org.motcua.signing.SignatureKind;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.TimestampReport;

/**
 * Writes the SignatureAttributes: what the signature and its dictionary say. A certificate that was not verified as the signer's
 * stands here as the attribute that claims it, and nowhere as SignerInformation. For one thread.
 */
final class XmlAttributes {

    private final XmlOutput out;
    private final ValidationObjects objects;
    private final SignatureReport signature;
    private final SignatureClaims claims;
    private final Function<TimestampReport, String> timestampId;

    /** @param timestampId writes the report of a time-stamp and gives its id */
    XmlAttributes(
            XmlOutput out,
            ValidationObjects objects,
            SignatureReport signature,
            Function<TimestampReport, String> timestampId) {
        this.out = out;
        this.objects = objects;
        this.signature = signature;
        this.claims = signature.claims();
        this.timestampId = timestampId;
    }

    /** The element, or nothing where the signature has none of them: it may not be empty. */
    void write() {
        Optional<Instant> claimed = writable(signature.signingTime());
        boolean stamp = signature.kind() == SignatureKind.DOCUMENT_TIMESTAMP;
        Optional<Instant> proven = writable(signature.provenTime()).filter(time -> stamp);
        List<TimestampReport> timestamps = signature.grounds().timestamps().stream()
                .filter(t -> t.kind() != TimestampReport.Kind.DOCUMENT
                        && writable(t.time()).isPresent())
                .toList();
        if (claimed.isEmpty() && proven.isEmpty() && timestamps.isEmpty() && claims.equals(SignatureClaims.NONE)) {
            return;
        }
        out.element("SignatureAttributes", () -> {
            claimed.ifPresent(time -> out.element("SigningTime", () -> {
                out.attribute("Signed", "true");
                out.time("Time", time);
            }));
            timestamps.forEach(t -> out.element(name(t.kind()), () -> {
                out.reference("AttributeObject", timestampId.apply(t));
                t.time().ifPresent(time -> out.time("TimeStampValue", time));
            }));
            proven.ifPresent(time -> out.element("DocTimeStamp", () -> out.time("TimeStampValue", time)));
            claims();
        });
    }

    private static String name(TimestampReport.Kind kind) {
        return kind == TimestampReport.Kind.CONTENT ? "AllDataObjectsTimeStamp" : "SignatureTimeStamp";
    }

    private static Optional<Instant> writable(Optional<Instant> time) {
        return time.filter(XmlOutput::writable);
    }

    private void claims() {
        claims.certificate()
                .filter(c -> signature.certificate().isEmpty())
                .ifPresent(c -> out.element(
                        "SigningCertificate",
                        () -> out.reference("AttributeObject", objects.certificate(c, signature.grounds()))));
        claims.location().ifPresent(text -> entry("SignatureProductionPlace", "AddressString", text));
        claims.reason().ifPresent(text -> entry("Reason", "ReasonElement", text));
        claims.contact().ifPresent(text -> entry("ContactInfo", "ContactInfoElement", text));
        claims.subFilter().ifPresent(text -> entry("SubFilter", "SubFilterElement", text));
        if (!claims.byteRange().isEmpty()) {
            out.text(
                    "ByteRange",
                    claims.byteRange().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
    }

    private void entry(String name, String element, String text) {
        out.element(name, () -> out.text(element, text));
    }
}
