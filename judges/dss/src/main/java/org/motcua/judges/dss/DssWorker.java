package org.motcua.judges.dss;

import static java.util.Objects.requireNonNull;

import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets EU DSS validate one PDF, offline. The request has {@code pdf} (byte[]), {@code anchors} and {@code crls} (lists of
 * byte[] in DER) and, if not now, {@code time} (milliseconds since 1970); the answer has one map a signature.
 *
 * <p>Public and with a public constructor only because it is loaded by name from another class loader. Thread-safe.
 */
public final class DssWorker implements Function<Map<String, Object>, List<Map<String, Object>>> {

    @Override
    public List<Map<String, Object>> apply(Map<String, Object> request) {
        byte[] pdf = (byte[]) requireNonNull(request.get("pdf"));
        SignedDocumentValidator validator =
                SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf, "judged.pdf"));
        validator.setCertificateVerifier(verifier(files(request, "anchors"), files(request, "crls")));
        if (request.get("time") instanceof Long millis) {
            validator.setValidationTime(date(millis));
        }
        Reports reports = validator.validateDocument();
        List<SignatureWrapper> signatures = reports.getDiagnosticData().getSignatures();
        requireFoundIfAny(signatures, pdf);
        return signatures.stream()
                .map(signature -> answer(signature, reports.getSimpleReport()))
                .toList();
    }

    /** On the wrong class path DSS finds no signature and does not complain: a judge that is blind must not look content. */
    private static void requireFoundIfAny(List<SignatureWrapper> signatures, byte[] pdf) {
        if (signatures.isEmpty() && new String(pdf, StandardCharsets.ISO_8859_1).contains("/ByteRange")) {
            throw new IllegalStateException(
                    "EU DSS finds no signature in a file that has a /ByteRange: is its class path as its pom.xml says?");
        }
    }

    @SuppressWarnings("JavaUtilDate") // what DSS takes
    private static Date date(long millis) {
        return new Date(millis);
    }

    private static CommonCertificateVerifier verifier(List<byte[]> anchors, List<byte[]> crls) {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        for (byte[] anchor : anchors) {
            CertificateToken certificate = DSSUtils.loadCertificate(anchor);
            trusted.addCertificate(certificate);
        }
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setAIASource(null);
        if (!crls.isEmpty()) {
            InputStream[] streams = crls.stream().map(ByteArrayInputStream::new).toArray(InputStream[]::new);
            verifier.setCrlSource(new ExternalResourcesCRLSource(streams));
        }
        return verifier;
    }

    private static List<byte[]> files(Map<String, Object> request, String key) {
        List<byte[]> files = new ArrayList<>();
        if (request.get(key) instanceof Collection<?> collection) {
            collection.forEach(file -> files.add((byte[]) file));
        }
        return files;
    }

    private static Map<String, Object> answer(SignatureWrapper signature, SimpleReport report) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("field", orEmpty(signature.getFirstFieldName()));
        answer.put("level", signature.getSignatureFormat().toString());
        answer.put("intact", signature.isSignatureIntact() && signature.isSignatureValid());
        answer.put("indication", report.getIndication(signature.getId()).toString());
        SubIndication sub = report.getSubIndication(signature.getId());
        answer.put("subIndication", sub == null ? "" : sub.toString());
        answer.put("undefinedChanges", size(signature.getPdfUndefinedChanges()));
        answer.put("annotationChanges", size(signature.getPdfAnnotationChanges()));
        answer.put("formFillChanges", size(signature.getPdfSignatureOrFormFillChanges()));
        answer.put("extensionChanges", size(signature.getPdfExtensionChanges()));
        answer.put("warnings", texts(report.getAdESValidationWarnings(signature.getId())));
        answer.put("errors", texts(report.getAdESValidationErrors(signature.getId())));
        return answer;
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream().map(Message::getValue).toList();
    }

    private static int size(@Nullable List<?> changes) {
        return changes == null ? 0 : changes.size();
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
