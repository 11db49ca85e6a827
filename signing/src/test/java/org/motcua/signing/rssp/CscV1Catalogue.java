package org.motcua.signing.rssp;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The methods that tell what there is: info, credentials/list and credentials/info (CSC API v1, 11.1, 11.4, 11.5). */
final class CscV1Catalogue {

    /** How the server takes the parameter userID of credentials/list: 11.4. */
    enum UserId {
        /** The token says who it is. */
        FORBIDDEN,
        /** The token stands for a community of users. */
        REQUIRED,
        /** The token says who it is, and the call may say so again: MySign. */
        ALLOWED
    }

    private final Clock clock;
    private final Map<String, CscV1Credential> credentials;
    private final Map<String, Integer> pages = new HashMap<>();
    private int pageSize = 20;
    private boolean numbersAsText;
    private String specs = "1.0.4.0";

    CscV1Catalogue(Clock clock, Map<String, CscV1Credential> credentials) {
        this.clock = clock;
        this.credentials = credentials;
    }

    void specs(String version) {
        specs = version;
    }

    void pageSize(int most) {
        pageSize = most;
    }

    void numbersAsText() {
        numbersAsText = true;
    }

    CscAnswer service(CscRequest request, List<String> methods, String authType) {
        request.findString("lang");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("specs", specs);
        body.put("name", "Example Remote Signing");
        body.put("logo", "https://service.example/logo.png");
        body.put("region", "VN");
        body.put("lang", "en-US");
        body.put("description", "A remote signing service for tests");
        body.put("authType", List.of(authType));
        if (credentials.values().stream().anyMatch(CscV1Credential::isOauth2)) {
            body.put("oauth2", "https://service.example/");
        }
        body.put("methods", methods);
        return CscAnswer.ok(body);
    }

    CscAnswer list(CscRequest request, UserId rule) {
        checkUser(request, rule);
        CscV1Server.checkClientData(request);
        int size = pageSize;
        if (request.has("maxResults")) {
            if (!(request.find("maxResults") instanceof Number)) {
                throw CscError.invalidParameter("maxResults");
            }
            long most = request.findInteger("maxResults").orElse(0L);
            size = most < 1 || most > pageSize ? pageSize : (int) most;
        }
        Integer first = 0;
        if (request.has("pageToken")) {
            first = request.find("pageToken") instanceof String token ? pages.get(token) : null;
            if (first == null) {
                throw CscError.invalidParameter("pageToken");
            }
        }
        List<String> ids = credentials.keySet().stream().skip(first).limit(size).toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("credentialIDs", ids);
        int next = first + ids.size();
        if (next < credentials.size()) {
            String token = UUID.randomUUID().toString();
            pages.put(token, next);
            body.put("nextPageToken", token);
        }
        return CscAnswer.ok(body);
    }

    CscAnswer info(CscV1Credential credential, CscRequest request) {
        request.findString("lang");
        CscV1Server.checkClientData(request);
        Map<String, Object> key =
                CscKeyInfo.key(credential.certificate(), credential.isDisabled(), credential.supported());
        key.computeIfPresent("len", (name, length) -> number((Integer) length));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("description", "Credential " + credential.id());
        body.put("key", key);
        body.put("cert", CscKeyInfo.certificate(credential.chain(), request, clock));
        body.putAll(credential.authorization(request.flag("authInfo")));
        if (credential.isBoundToHashes()) {
            body.put("SCAL", "2");
        }
        body.put("multisign", number(credential.mostSignatures()));
        body.put("lang", "en-US");
        return CscAnswer.ok(body);
    }

    private Object number(Integer value) {
        return numbersAsText ? value.toString() : value;
    }

    private static void checkUser(CscRequest request, UserId rule) {
        if (rule == UserId.FORBIDDEN && request.has("userID")) {
            throw CscError.invalidRequest("userID parameter MUST be null");
        }
        boolean right =
                request.has("userID") ? CscV1Server.USER.equals(request.find("userID")) : rule != UserId.REQUIRED;
        if (!right) {
            throw CscError.invalidParameter("userID");
        }
    }
}
