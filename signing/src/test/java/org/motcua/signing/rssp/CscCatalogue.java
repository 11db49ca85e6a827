package org.motcua.signing.rssp;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The methods that tell what there is: info, credentials/list and credentials/info (CSC API v2, 11.1, 11.4, 11.5). */
final class CscCatalogue {

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
        body.put("key", CscKeyInfo.key(credential.certificate(), credential.isDisabled(), credential.supported()));
        body.put("cert", CscKeyInfo.certificate(credential.chain(), request, clock));
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

    private boolean isUsable(CscCredential credential) {
        return !credential.isDisabled()
                && CscKeyInfo.status(credential.certificate(), clock).equals("valid");
    }
}
