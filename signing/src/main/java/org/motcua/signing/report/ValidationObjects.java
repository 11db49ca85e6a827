package org.motcua.signing.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the validation rested on, each thing once, under an id that follows from its bytes: the same thing has the same id in
 * every report. For one thread.
 */
final class ValidationObjects {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Map<String, XmlOutput.Content> objects = new LinkedHashMap<>();
    private final XmlOutput out;
    private final Instant validationTime;

    ValidationObjects(XmlOutput out, Instant validationTime) {
        this.out = out;
        this.validationTime = validationTime;
    }

    /** The id of a certificate. */
    String certificate(X509Certificate certificate) {
        byte[] encoded = encoded(certificate);
        return add("C-" + fingerprint(encoded), () -> {
            out.text("ObjectType", Uris.CERTIFICATE);
            out.element("ValidationObjectRepresentation", () -> out.base64("base64", encoded));
            proofOfExistence(validationTime);
        });
    }

    /** The id of the validated file. */
    String document(String source) {
        return add("D", () -> {
            out.text("ObjectType", Uris.SIGNED_DATA);
            out.element("ValidationObjectRepresentation", () -> out.text("URI", relative(source)));
        });
    }

    private String add(String id, XmlOutput.Content content) {
        objects.putIfAbsent(id, () -> {
            out.attribute("id", id);
            content.write();
        });
        return id;
    }

    private void proofOfExistence(Instant time) {
        out.element("POE", () -> {
            out.time("POETime", time);
            out.text("TypeOfProof", Uris.PROOF_BY_VALIDATION);
        });
    }

    /** Writes all that was asked for. */
    void write() {
        if (!objects.isEmpty()) {
            out.element(
                    "SignatureValidationObjects",
                    () -> objects.values().forEach(content -> out.element("ValidationObject", content)));
        }
    }

    private static String relative(String source) {
        try {
            return new URI(null, null, Printable.of(source), null).toASCIIString();
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static String fingerprint(byte[] encoded) {
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
