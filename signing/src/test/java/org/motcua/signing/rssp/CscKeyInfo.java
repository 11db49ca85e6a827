package org.motcua.signing.rssp;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** The groups "key" and "cert" of credentials/info, the same in the CSC API v1 and v2, 11.5. */
final class CscKeyInfo {

    private static final DateTimeFormatter GENERALIZED_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private CscKeyInfo() {}

    static Map<String, Object> key(X509Certificate certificate, boolean disabled, List<CscAlgorithm> supported) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("status", disabled ? "disabled" : "enabled");
        key.put("algo", supported.stream().map(CscAlgorithm::oid).toList());
        if (certificate.getPublicKey() instanceof RSAPublicKey rsa) {
            key.put("len", rsa.getModulus().bitLength());
        } else if (certificate.getPublicKey() instanceof ECPublicKey elliptic) {
            key.put("len", elliptic.getParams().getCurve().getField().getFieldSize());
            key.put(
                    "curve",
                    ASN1ObjectIdentifier.getInstance(SubjectPublicKeyInfo.getInstance(elliptic.getEncoded())
                                    .getAlgorithm()
                                    .getParameters())
                            .getId());
        }
        return key;
    }

    /** As much as the parameters certificates and certInfo of the call ask for. */
    static Map<String, Object> certificate(List<X509Certificate> chain, CscRequest request, Clock clock) {
        X509Certificate own = chain.get(0);
        List<X509Certificate> shown = switch (request.findString("certificates").orElse("single")) {
            case "none" -> List.of();
            case "single" -> List.of(own);
            case "chain" -> chain;
            default -> throw CscError.invalidParameter("certificates");
        };
        Map<String, Object> certificate = new LinkedHashMap<>();
        certificate.put("status", status(own, clock));
        if (!shown.isEmpty()) {
            List<String> encoded = new ArrayList<>();
            for (X509Certificate each : shown) {
                encoded.add(base64(each));
            }
            certificate.put("certificates", encoded);
        }
        if (request.flag("certInfo")) {
            certificate.put("issuerDN", own.getIssuerX500Principal().getName());
            certificate.put("serialNumber", own.getSerialNumber().toString(16).toUpperCase(Locale.ROOT));
            certificate.put("subjectDN", own.getSubjectX500Principal().getName());
            certificate.put(
                    "validFrom", GENERALIZED_TIME.format(own.getNotBefore().toInstant()));
            certificate.put("validTo", GENERALIZED_TIME.format(own.getNotAfter().toInstant()));
        }
        return certificate;
    }

    static String status(X509Certificate certificate, Clock clock) {
        Instant end = certificate.getNotAfter().toInstant();
        return clock.instant().isAfter(end) ? "expired" : "valid";
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
