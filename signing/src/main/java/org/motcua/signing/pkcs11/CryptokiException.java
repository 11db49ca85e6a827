package org.motcua.signing.pkcs11;

/** A function of a token's library returned something else than CKR_OK. Never leaves this package. */
final class CryptokiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ReturnValue value;

    CryptokiException(String function, long code) {
        super(function + " returned " + ReturnValue.name(code));
        this.value = ReturnValue.of(code);
    }

    ReturnValue value() {
        return value;
    }

    /** Whether the token says that it cannot do this at all, so that another way is worth a try. */
    boolean unsupported() {
        return switch (value) {
            case MECHANISM_INVALID,
                    MECHANISM_PARAM_INVALID,
                    FUNCTION_NOT_SUPPORTED,
                    KEY_TYPE_INCONSISTENT,
                    KEY_FUNCTION_NOT_PERMITTED,
                    ARGUMENTS_BAD -> true;
            default -> false;
        };
    }

    /** Whether token, login or session are lost, so that nothing can succeed until the key is opened again. */
    boolean gone() {
        return switch (value) {
            case DEVICE_REMOVED,
                    DEVICE_ERROR,
                    TOKEN_NOT_PRESENT,
                    TOKEN_NOT_RECOGNIZED,
                    SESSION_CLOSED,
                    SESSION_HANDLE_INVALID,
                    KEY_HANDLE_INVALID,
                    OBJECT_HANDLE_INVALID,
                    USER_NOT_LOGGED_IN,
                    CRYPTOKI_NOT_INITIALIZED -> true;
            default -> false;
        };
    }
}
