package org.motcua.signing.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.motcua.signing.Grounds;
import org.motcua.signing.ProofOfExistence;
import org.motcua.signing.RevocationReport;
import org.motcua.signing.TimestampReport;

/**
 * What the validation rested on, each thing once, under an id that follows from its bytes: the same thing has the same id in
 * every report. Certificates stand there whole, the rest by digest. For one thread.
 */
final class ValidationObjects {

    private static final HexFormat HEX = HexFormat.of();

    private final Map<String, XmlOutput.Content> objects = new LinkedHashMap<>();
    private final XmlOutput out;
    private final Instant validationTime;

    ValidationObjects(XmlOutput out, Instant validationTime) {
        this.out = out;
        this.validationTime = validationTime;
    }

    /** The id of a certificate, known to have existed at the earliest time that the grounds prove. */
    String certificate(X509Certificate certificate, Grounds grounds) {
        byte[] encoded = encoded(certificate);
        String name = certificate.getSubjectX500Principal().getName();
        Instant existed = grounds.proofs().stream()
                .filter(proof -> proof.subject() == ProofOfExistence.Subject.CERTIFICATE
                        && proof.what().equals(name))
                .map(ProofOfExistence::time)
                .min(Instant::compareTo)
                .orElse(validationTime);
        return add(id("C", sha256(encoded)), Uris.CERTIFICATE, () -> {
            out.element("ValidationObjectRepresentation", () -> out.base64("base64", encoded));
            proofOfExistence(existed);
        });
    }

    /** The id of a revocation list or an OCSP response. */
    String revocation(RevocationReport revocation) {
        String type = revocation.kind() == RevocationReport.Kind.CRL ? Uris.CRL : Uris.OCSP;
        return add(id("R", revocation.sha256()), type, () -> {
            digest(revocation.sha256());
            proofOfExistence(validationTime);
        });
    }

    /** The id of a time-stamp, with its own report; one over the content proves nothing of the signature. */
    String timestamp(TimestampReport timestamp, String provenField, XmlOutput.Content status) {
        return add(id("T", timestamp.sha256()), Uris.TIMESTAMP, () -> {
            digest(timestamp.sha256());
            proofOfExistence(validationTime);
            if (timestamp.passed() && timestamp.kind() != TimestampReport.Kind.CONTENT) {
                timestamp
                        .time()
                        .ifPresent(time -> out.element("POEProvisioning", () -> {
                            out.time("POETime", time);
                            out.element("SignatureReference", () -> out.text("PAdESFieldName", provenField));
                        }));
            }
            out.element("ValidationReport", status);
        });
    }

    /** The id of the validated file. */
    String document(String source) {
        return add(
                "D",
                Uris.SIGNED_DATA,
                () -> out.element("ValidationObjectRepresentation", () -> out.text("URI", relative(source))));
    }

    private static String id(String kind, String sha256) {
        return kind + "-" + sha256.toUpperCase(Locale.ROOT);
    }

    private String add(String id, String type, XmlOutput.Content content) {
        objects.putIfAbsent(id, () -> {
            out.attribute("id", id);
            out.text("ObjectType", type);
            content.write();
        });
        return id;
    }

    private void digest(String sha256) {
        out.element(
                "ValidationObjectRepresentation",
                () -> out.element("DigestAlgAndValue", () -> {
                    out.element(XmlOutput.XMLDSIG, "DigestMethod", () -> out.attribute("Algorithm", Uris.SHA256));
                    out.element(
                            XmlOutput.XMLDSIG,
                            "DigestValue",
                            () -> out.characters(Base64.getEncoder().encodeToString(HEX.parseHex(sha256))));
                }));
    }

    private void proofOfExistence(Instant time) {
        out.element("POE", () -> {
            out.time("POETime", time);
            out.text("TypeOfProof", Uris.PROOF_BY_VALIDATION);
        });
    }

    /** Writes all that was asked for; what is asked for while it is written comes last. */
    void write() {
        if (objects.isEmpty()) {
            return;
        }
        out.element("SignatureValidationObjects", () -> {
            for (int written = 0; written < objects.size(); written++) {
                out.element(
                        "ValidationObject",
                        objects.values().stream().skip(written).findFirst().orElseThrow());
            }
        });
    }

    private static String relative(String source) {
        try {
            return new URI(null, null, Printable.of(source), null).toASCIIString();
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static String sha256(byte[] encoded) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read cannot be written", e);
        }
    }
}
