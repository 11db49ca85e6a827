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
import org.motcua.signing.Finding;
import org.motcua.signing.SignatureReport;
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
