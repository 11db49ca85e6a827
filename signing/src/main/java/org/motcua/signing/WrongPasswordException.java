package org.motcua.signing;

/** The input is encrypted and the password to open it is missing or wrong. */
public final class WrongPasswordException extends SigningException {

    private static final long serialVersionUID = 1L;

    private final boolean passwordGiven;

    public WrongPasswordException(String message, boolean passwordGiven) {
        super(message);
        this.passwordGiven = passwordGiven;
    }

    /** True where a password was given and is wrong, false where none was given. */
    public boolean passwordGiven() {
        return passwordGiven;
    }
}
