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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** The methods that tell what there is: info, credentials/list and credentials/info (CSC API v2, 11.1, 11.4, 11.5). */
final class CscCatalogue {

    private static final DateTimeFormatter GENERALIZED_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final Map<String, CscCredential> credentials;

    CscCatalogue(Clock clock, Map<String, CscCredential> credentials) {
        this.clock = clock;
        this.credentials = credentials;
    }

    CscAnswer service(CscRequest request, Collection<String> methods, boolean asynchronous) {
        request.findString("lang");
        Set<String> algorithms = credentials.values().stream()
                .flatMap(credential -> credential.supported().stream())
                .map(CscAlgorithm::oid)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("specs", "2.0.0.0");
        body.put("name", "Example Remote Signing");
        body.put("logo", "https://service.example/logo.png");
        body.put("region", "VN");
        body.put("lang", "en-US");
        body.put("description", "A remote signing service for tests");
        if (credentials.values().stream().anyMatch(CscCredential::isOauth2)) {
            body.put("authType", List.of("external", "oauth2code"));
            body.put("oauth2", "https://service.example/");
        } else {
            body.put("authType", List.of("external"));
        }
        body.put("asynchronousOperationMode", asynchronous);
        body.put(
                "methods", methods.stream().filter(name -> !name.equals("info")).toList());
        body.put("signAlgorithms", Map.of("algos", List.copyOf(algorithms)));
        body.put("signature_formats", Map.of("formats", List.of()));
        body.put("conformance_levels", List.of());
        return CscAnswer.ok(body);
    }

    CscAnswer list(CscRequest request) {
        if (request.findString("userID").isPresent()) {
            throw CscError.invalidRequest("userID parameter MUST be null");
        }
        boolean details = request.flag("credentialInfo");
        for (String name : List.of("certificates", "certInfo", "authInfo")) {
            if (!details && request.has(name)) {
                throw CscError.invalidParameter(name);
            }
        }
        boolean onlyValid = request.flag("onlyValid");
        List<CscCredential> listed = credentials.values().stream()
                .filter(credential -> !onlyValid || isUsable(credential))
                .toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("credentialIDs", listed.stream().map(CscCredential::id).toList());
        if (details) {
            body.put(
                    "credentialInfos",
                    listed.stream().map(c -> described(c, request, true)).toList());
        }
        if (onlyValid) {
            body.put("onlyValid", true);
        }
        return CscAnswer.ok(body);
    }

    CscAnswer info(CscCredential credential, CscRequest request) {
        return CscAnswer.ok(described(credential, request, false));
    }

    private Map<String, Object> described(CscCredential credential, CscRequest request, boolean named) {
        request.findString("lang");
        request.findString("clientData");
        Map<String, Object> body = new LinkedHashMap<>();
        if (named) {
            body.put("credentialID", credential.id());
        }
        body.put("key", key(credential));
        body.put("cert", certificate(credential, request));
        Map<String, Object> auth = new LinkedHashMap<>();
        auth.put("mode", credential.isOauth2() ? "oauth2code" : "explicit");
        if (request.flag("authInfo") && !credential.isOauth2()) {
            auth.put(
                    "expression",
                    credential.factors().stream().map(CscFactor::id).collect(Collectors.joining(" AND ")));
            auth.put(
                    "objects",
                    credential.factors().stream().map(CscFactor::description).toList());
        }
        body.put("auth", auth);
        body.put("SCAL", credential.isBoundToHashes() ? "2" : "1");
        body.put("multisign", credential.mostSignatures());
        body.put("lang", "en-US");
        return body;
    }

    private static Map<String, Object> key(CscCredential credential) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("status", credential.isDisabled() ? "disabled" : "enabled");
        key.put("algo", credential.supported().stream().map(CscAlgorithm::oid).toList());
        if (credential.certificate().getPublicKey() instanceof RSAPublicKey rsa) {
            key.put("len", rsa.getModulus().bitLength());
        } else if (credential.certificate().getPublicKey() instanceof ECPublicKey elliptic) {
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

    private Map<String, Object> certificate(CscCredential credential, CscRequest request) {
        X509Certificate own = credential.certificate();
        List<X509Certificate> shown = switch (request.findString("certificates").orElse("single")) {
            case "none" -> List.of();
            case "single" -> List.of(own);
            case "chain" -> credential.chain();
            default -> throw CscError.invalidParameter("certificates");
        };
        Map<String, Object> certificate = new LinkedHashMap<>();
        certificate.put("status", status(credential));
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

    private boolean isUsable(CscCredential credential) {
        return !credential.isDisabled() && status(credential).equals("valid");
    }

    private String status(CscCredential credential) {
        Instant end = credential.certificate().getNotAfter().toInstant();
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
