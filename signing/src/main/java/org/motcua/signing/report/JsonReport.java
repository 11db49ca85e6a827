package org.motcua.signing.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motcua.signing.CertificateReport;
import org.motcua.signing.Finding;
import org.motcua.signing.Grounds;
import org.motcua.signing.RevocationReport;
import org.motcua.signing.SignatureClaims;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.TimestampReport;
import org.motcua.signing.ValidationReport;

/** Writes a report as JSON. The names are part of the API: programs read them. */
public final class JsonReport {

    private final JsonGenerator out;
    private final Locale locale;

    private JsonReport(JsonGenerator out, Locale locale) {
        this.out = out;
        this.locale = locale;
    }

    public static String write(ValidationReport report, Locale locale) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            new JsonReport(out, locale).report(report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void report(ValidationReport report) throws IOException {
        out.writeStartObject();
        text("file", report.source());
        out.writeBooleanField("readable", report.readable());
        text("error", report.error(locale));
        out.writeArrayFieldStart("signatures");
        for (SignatureReport signature : report.signatures()) {
            signature(signature);
        }
        out.writeEndArray();
        findings(report.findings());
        out.writeStringField("validationTime", report.validationTime().toString());
        out.writeBooleanField("totalPassed", report.totalPassed());
        out.writeEndObject();
    }

    private void signature(SignatureReport signature) throws IOException {
        out.writeStartObject();
        out.writeStringField("field", signature.field());
        out.writeStringField("kind", signature.kind().name());
        out.writeStringField("indication", signature.indication().name());
        text("subIndication", signature.subIndication().map(Enum::name));
        out.writeStringField("integrity", signature.integrity().name());
        out.writeStringField("coverage", signature.coverage().name());
        out.writeStringField("changesAfter", signature.changesAfter().name());
        out.writeBooleanField("changesAllowed", signature.changesAllowed());
        out.writeStringField("level", signature.level().label());
        text("algorithm", signature.algorithm());
        text("signer", signature.signer());
        text("issuer", signature.issuer());
        text("signingTime", signature.signingTime().map(Object::toString));
        text("provenTime", signature.provenTime().map(Object::toString));
        findings(signature.findings());
        Optional<X509Certificate> certificate = signature.certificate();
        text("certificateNumber", certificate.map(c -> c.getSerialNumber().toString(16)));
        text("validFrom", certificate.map(c -> c.getNotBefore().toInstant().toString()));
        text("validUntil", certificate.map(c -> c.getNotAfter().toInstant().toString()));
        grounds(signature.grounds());
        out.writeBooleanField("signerVerified", certificate.isPresent());
        claims(signature.claims());
        out.writeEndObject();
    }

    private void claims(SignatureClaims claims) throws IOException {
        Optional<X509Certificate> certificate = claims.certificate();
        out.writeObjectFieldStart("claims");
        text("signer", claims.signer());
        text("issuer", claims.issuer());
        text("certificateNumber", certificate.map(c -> c.getSerialNumber().toString(16)));
        text("reason", claims.reason());
        text("location", claims.location());
        text("contact", claims.contact());
        text("subFilter", claims.subFilter());
        out.writeArrayFieldStart("byteRange");
        for (long number : claims.byteRange()) {
            out.writeNumber(number);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void grounds(Grounds grounds) throws IOException {
        out.writeStringField("process", grounds.process().name());
        out.writeStringField("bestSignatureTime", grounds.bestSignatureTime().toString());
        out.writeArrayFieldStart("timestamps");
        for (TimestampReport timestamp : grounds.timestamps()) {
            timestamp(timestamp);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("certificates");
        for (CertificateReport certificate : grounds.certificates()) {
            certificate(certificate);
        }
        out.writeEndArray();
    }

    private void timestamp(TimestampReport timestamp) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", timestamp.kind().name());
        text("time", timestamp.time().map(Object::toString));
        text(
                "authority",
                timestamp.certificate().map(c -> c.getSubjectX500Principal().getName()));
        out.writeStringField("indication", timestamp.indication().name());
        text("subIndication", timestamp.subIndication().map(Enum::name));
        out.writeStringField("integrity", timestamp.integrity().name());
        findings(timestamp.findings());
        out.writeEndObject();
    }

    private void certificate(CertificateReport certificate) throws IOException {
        Optional<RevocationReport> revocation = certificate.revocation();
        out.writeStartObject();
        out.writeStringField(
                "subject", certificate.certificate().getSubjectX500Principal().getName());
        out.writeStringField("status", certificate.status().name());
        text("revocationData", revocation.map(r -> r.kind().name()));
        text("source", revocation.map(r -> r.source().name()));
        text("thisUpdate", revocation.map(r -> r.thisUpdate().toString()));
        text("nextUpdate", revocation.flatMap(RevocationReport::nextUpdate).map(Object::toString));
        text("revokedAt", revocation.flatMap(RevocationReport::revokedAt).map(Object::toString));
        text("reason", revocation.flatMap(RevocationReport::reason).map(Enum::name));
        out.writeEndObject();
    }

    private void findings(List<Finding> findings) throws IOException {
        out.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            out.writeStartObject();
            out.writeStringField("severity", finding.severity().name());
            out.writeStringField("code", finding.code().name());
            out.writeStringField("text", finding.text(locale));
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void text(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(name, value.get());
        } else {
            out.writeNullField(name);
        }
    }
}
