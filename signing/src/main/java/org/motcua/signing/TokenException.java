package org.motcua.signing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key on a PKCS#11 token cannot be opened or cannot sign. The reason and what is there instead are data. */
public final class TokenException extends SigningException {

    private static final long serialVersionUID = 1L;

    /** What stands in the way. */
    public enum Reason {
        /** The library is missing, cannot be loaded or is not a PKCS#11 library. */
        LIBRARY,
        /** No token has the label or lies in the slot; {@link #available()} has the labels of those that are there. */
        TOKEN_ABSENT,
        /** Several tokens have the label, or none was named; {@link #available()} has the labels. */
        TOKEN_AMBIGUOUS,
        /** The token refused the PIN. It was sent once. */
        PIN_WRONG,
        /** The token accepts no PIN any more until its administrator unlocks it. */
        PIN_LOCKED,
        /** A wrong PIN was entered last, by whomever, and so none was sent: the tries that remain are the owner's. */
        PIN_WITHHELD,
        /** The token does not have a PIN yet, its PIN has expired, or it wants it again for each signature. */
        PIN_UNSUITABLE,
        /** This process has logged in to the token already, so that the PIN given now could not be checked. */
        ALREADY_LOGGED_IN,
        /** No key has the alias; {@link #available()} has those there are. */
        KEY_ABSENT,
        /** Several keys have the alias, or none was named; {@link #available()} has the aliases. */
        KEY_AMBIGUOUS,
        /** No certificate on the token or among those given belongs to the key. */
        CERTIFICATE_ABSENT,
        /** The token cannot sign with the algorithm; {@link #available()} has the mechanisms that were tried. */
        ALGORITHM,
        /** The token was pulled out, or something in this process logged it out. Open the key again. */
        TOKEN_GONE,
        /** The key was closed. */
        CLOSED,
        /** The token or its library failed in another way. */
        DEVICE
    }

    private final Reason reason;
    private final List<String> available;

    public TokenException(Reason reason, String message) {
        this(reason, message, List.of(), null);
    }

    public TokenException(Reason reason, String message, List<String> available) {
        this(reason, message, available, null);
    }

    public TokenException(Reason reason, String message, List<String> available, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.available = List.copyOf(available);
    }

    /** What stands in the way. */
    public Reason reason() {
        return reason;
    }

    /** What could have been named instead: token labels, key aliases or mechanisms. Empty where the reason has no such. */
    public List<String> available() {
        return available;
    }
}
