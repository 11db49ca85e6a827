package org.motcua.signing.pkcs11;

import java.util.List;
import org.motcua.signing.TokenException;
import org.motcua.signing.TokenException.Reason;

/** What a failing function means to somebody who only knows the token. */
final class TokenFailures {

    private TokenFailures() {}

    static TokenException of(TokenFacts token, CryptokiException e) {
        if (e.gone()) {
            return new TokenException(
                    Reason.TOKEN_GONE,
                    "The token " + token.description() + " was pulled out or logged out (" + e.getMessage()
                            + "); put it in and open the key again",
                    List.of(),
                    e);
        }
        return new TokenException(
                Reason.DEVICE, "The token " + token.description() + " failed: " + e.getMessage(), List.of(), e);
    }
}
