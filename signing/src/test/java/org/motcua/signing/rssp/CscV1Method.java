package org.motcua.signing.rssp;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The API methods of the server, each with the parameters that CSC API v1, 11 gives it, and those that MySign takes
 * besides.
 */
public enum CscV1Method {
    INFO("info", "lang", ""),
    AUTH_LOGIN("auth/login", "refresh_token rememberMe clientData", ""),
    AUTH_REVOKE("auth/revoke", "token token_type_hint clientData", ""),
    CREDENTIALS_LIST("credentials/list", "userID maxResults pageToken clientData", ""),
    CREDENTIALS_INFO("credentials/info", "credentialID certificates certInfo authInfo lang clientData", ""),
    CREDENTIALS_AUTHORIZE(
            "credentials/authorize", "credentialID numSignatures hash PIN OTP description clientData", "documents"),
    CREDENTIALS_EXTEND_TRANSACTION(
            "credentials/extendTransaction",
            "credentialID hash SAD clientData",
            "documents numSignatures hashAlgo signAlgo"),
    CREDENTIALS_SEND_OTP("credentials/sendOTP", "credentialID clientData", ""),
    SIGN_HASH("signatures/signHash", "credentialID SAD hash hashAlgo signAlgo signAlgoParams clientData", "documents"),

    /** MySign's own login, which is no method of the CSC API and stands outside its base path. */
    MYSIGN_LOGIN("login", "", "client_id user_id client_secret profile_id");

    private final String path;
    /** Separated by blanks. */
    private final String parameters;

    private final String mySignParameters;

    CscV1Method(String path, String parameters, String mySignParameters) {
        this.path = path;
        this.parameters = parameters;
        this.mySignParameters = mySignParameters;
    }

    /** The method of the CSC API with this path below the base URI. */
    static Optional<CscV1Method> find(String path) {
        return standard().stream().filter(m -> m.path.equals(path)).findFirst();
    }

    static List<CscV1Method> standard() {
        return Arrays.stream(values()).filter(m -> m != MYSIGN_LOGIN).toList();
    }

    public String path() {
        return path;
    }

    Set<String> parameters(boolean mySign) {
        Set<String> names = new LinkedHashSet<>(List.of(parameters.split(" ")));
        if (mySign) {
            names.addAll(List.of(mySignParameters.split(" ")));
        }
        names.remove("");
        return names;
    }
}
