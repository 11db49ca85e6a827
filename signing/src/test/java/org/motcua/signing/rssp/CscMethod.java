package org.motcua.signing.rssp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The API methods of the server, each with the parameters that CSC API v2, 11 gives it. */
public enum CscMethod {
    INFO("info", "lang"),
    CREDENTIALS_LIST(
            "credentials/list",
            "userID",
            "credentialInfo",
            "certificates",
            "certInfo",
            "authInfo",
            "onlyValid",
            "lang",
            "clientData"),
    CREDENTIALS_INFO("credentials/info", "credentialID", "certificates", "certInfo", "authInfo", "lang", "clientData"),
    CREDENTIALS_AUTHORIZE(
            "credentials/authorize",
            "credentialID",
            "numSignatures",
            "hashes",
            "hashAlgorithmOID",
            "authData",
            "description",
            "clientData"),
    CREDENTIALS_AUTHORIZE_CHECK("credentials/authorizeCheck", "handle"),
    CREDENTIALS_EXTEND_TRANSACTION(
            "credentials/extendTransaction", "credentialID", "hashes", "hashAlgorithmOID", "SAD", "clientData"),
    SIGN_HASH(
            "signatures/signHash",
            "credentialID",
            "SAD",
            "hashes",
            "hashAlgorithmOID",
            "signAlgo",
            "signAlgoParams",
            "operationMode",
            "validity_period",
            "response_uri",
            "clientData"),
    SIGN_POLLING("signatures/signPolling", "requestID", "userID", "clientData");

    private final String path;
    /** Separated by blanks. */
    private final String parameters;

    CscMethod(String path, String... parameters) {
        this.path = path;
        this.parameters = String.join(" ", parameters);
    }

    static Optional<CscMethod> find(String path) {
        return Arrays.stream(values()).filter(m -> m.path.equals(path)).findFirst();
    }

    static List<String> paths() {
        return Arrays.stream(values()).map(CscMethod::path).toList();
    }

    String path() {
        return path;
    }

    Set<String> parameters() {
        return Set.of(parameters.split(" "));
    }
}
