package org.motcua.signing.pkcs11;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.TokenException;
import org.motcua.signing.TokenException.Reason;

/**
 * Logs in to a token, with a PIN that is sent once at most. Three to five wrong ones lock a token for good, so that a
 * wrong PIN in a file must not be sent again by the next document, thread or restart: while the token remembers a wrong PIN,
 * none is sent unless the caller says that it was checked.
 */
final class TokenLogin {

    private TokenLogin() {}

    static void login(Cryptoki cryptoki, TokenFacts token, long session, char[] pin, boolean afterWrongPin) {
        if (!token.loginRequired()) {
            return;
        }
        requireWorthATry(token, pin, afterWrongPin);
        try {
            cryptoki.login(session, pin);
        } catch (CryptokiException e) {
            throw refused(cryptoki, token, e);
        }
    }

    private static void requireWorthATry(TokenFacts token, char[] pin, boolean afterWrongPin) {
        if (token.locked()) {
            throw locked(token, null);
        }
        if (!token.pinInitialised()) {
            throw new TokenException(
                    Reason.PIN_UNSUITABLE,
                    "The token " + token.description() + " has no user PIN yet; set one with its maker's tool");
        }
        if (pin.length == 0) {
            throw new TokenException(
                    Reason.PIN_WRONG, "The PIN for the token " + token.description() + " is empty; it was not sent");
        }
        if (token.wrongPinBefore() && !afterWrongPin) {
            throw new TokenException(
                    Reason.PIN_WITHHELD,
                    "The last PIN that the token " + token.description() + " got was wrong"
                            + (token.finalTry() ? ", and the next wrong one locks it" : "")
                            + ". No PIN was sent; check it, then open with afterWrongPin()");
        }
    }

    private static TokenException refused(Cryptoki cryptoki, TokenFacts token, CryptokiException e) {
        return switch (e.value()) {
            case PIN_INCORRECT, PIN_INVALID, PIN_LEN_RANGE -> wrong(cryptoki, token, e);
            case PIN_LOCKED -> locked(token, e);
            case PIN_EXPIRED, USER_PIN_NOT_INITIALIZED ->
                new TokenException(
                        Reason.PIN_UNSUITABLE,
                        "The token " + token.description() + " wants a new PIN first (" + e.getMessage()
                                + "); set one with its maker's tool",
                        List.of(),
                        e);
            case USER_ALREADY_LOGGED_IN, USER_ANOTHER_ALREADY_LOGGED_IN ->
                new TokenException(
                        Reason.ALREADY_LOGGED_IN,
                        "This process is logged in to the token " + token.description()
                                + " already, so that the PIN could not be checked; take the other key from the open one"
                                + " (withAlias), or close that first",
                        List.of(),
                        e);
            default -> TokenFailures.of(token, e);
        };
    }

    private static TokenException wrong(Cryptoki cryptoki, TokenFacts token, CryptokiException e) {
        String left = left(cryptoki, token);
        return new TokenException(
                Reason.PIN_WRONG,
                "The PIN for the token " + token.description() + " is wrong (" + e.getMessage()
                        + "). It was sent once and will not be sent again" + left,
                List.of(),
                e);
    }

    private static String left(Cryptoki cryptoki, TokenFacts token) {
        try {
            TokenFacts now = cryptoki.token(token.slot());
            if (now.locked()) {
                return "; the token is locked now, its administrator can unlock it";
            }
            return now.finalTry() ? "; the next wrong one locks the token" : "";
        } catch (CryptokiException e) {
            return "";
        }
    }

    private static TokenException locked(TokenFacts token, @Nullable Throwable cause) {
        return new TokenException(
                Reason.PIN_LOCKED,
                "The PIN of the token " + token.description()
                        + " is locked after too many wrong ones; its administrator can unlock it",
                List.of(),
                cause);
    }
}
