package org.motcua.signing.pkcs11;

import java.util.Locale;

/** The values that PKCS#11 functions return (CKR_…), as far as they are told apart here. */
enum ReturnValue {
    OK(0x000),
    GENERAL_ERROR(0x005),
    FUNCTION_FAILED(0x006),
    ARGUMENTS_BAD(0x007),
    CANT_LOCK(0x00A),
    ATTRIBUTE_SENSITIVE(0x011),
    ATTRIBUTE_TYPE_INVALID(0x012),
    DEVICE_ERROR(0x030),
    DEVICE_REMOVED(0x032),
    FUNCTION_NOT_SUPPORTED(0x054),
    KEY_HANDLE_INVALID(0x060),
    KEY_TYPE_INCONSISTENT(0x063),
    KEY_FUNCTION_NOT_PERMITTED(0x068),
    MECHANISM_INVALID(0x070),
    MECHANISM_PARAM_INVALID(0x071),
    OBJECT_HANDLE_INVALID(0x082),
    OPERATION_ACTIVE(0x090),
    PIN_INCORRECT(0x0A0),
    PIN_INVALID(0x0A1),
    PIN_LEN_RANGE(0x0A2),
    PIN_EXPIRED(0x0A3),
    PIN_LOCKED(0x0A4),
    SESSION_CLOSED(0x0B0),
    SESSION_COUNT(0x0B1),
    SESSION_HANDLE_INVALID(0x0B3),
    TOKEN_NOT_PRESENT(0x0E0),
    TOKEN_NOT_RECOGNIZED(0x0E1),
    USER_ALREADY_LOGGED_IN(0x100),
    USER_NOT_LOGGED_IN(0x101),
    USER_PIN_NOT_INITIALIZED(0x102),
    USER_ANOTHER_ALREADY_LOGGED_IN(0x104),
    BUFFER_TOO_SMALL(0x150),
    CRYPTOKI_NOT_INITIALIZED(0x190),
    CRYPTOKI_ALREADY_INITIALIZED(0x191),
    /** Any other. */
    OTHER(-1);

    private final long code;

    ReturnValue(long code) {
        this.code = code;
    }

    static ReturnValue of(long code) {
        for (ReturnValue value : values()) {
            if (value.code == code) {
                return value;
            }
        }
        return OTHER;
    }

    /** "CKR_PIN_LOCKED", or the number where there is no name here. */
    static String name(long code) {
        ReturnValue value = of(code);
        return value == OTHER ? String.format(Locale.ROOT, "CKR 0x%X", code) : "CKR_" + value.name();
    }

    long code() {
        return code;
    }
}
