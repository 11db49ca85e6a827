package org.motcua.signing.csc;

import java.util.List;

/**
 * Gets access tokens of scope "credential" for keys whose service asks the user itself (OAuth 2.0 authorization code, CSC API
 * v2 8). The way through the user's browser is the application's. Implementations are thread-safe.
 */
@FunctionalInterface
public interface CscCredentialTokens {

    /**
     * A token for these signatures, which are asked for with it in place of the service's token (version 2) or of activation
     * data (version 1). It is used once, and not replaced when the service refuses it.
     *
     * @param hashes in Base64, to be bound to the token where the credential says so
     * @param hashAlgorithm object identifier of the hash
     */
    String token(CscCredential credential, List<String> hashes, String hashAlgorithm);
}
