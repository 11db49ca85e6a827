package org.motcua.signing.pkcs11;

/**
 * What a token says of itself (CK_TOKEN_INFO).
 *
 * @param slot the number of the slot that it lies in
 * @param label its label without the padding; blank where it was never initialised
 * @param serialNumber its serial number without the padding
 * @param flags the CKF_… bits
 * @param maximumSessions how many sessions one process may have; 0 where it knows no limit or does not say
 */
record TokenFacts(long slot, String label, String serialNumber, long flags, long maximumSessions) {

    private static final long LOGIN_REQUIRED = 0x4;
    private static final long USER_PIN_INITIALIZED = 0x8;
    private static final long TOKEN_INITIALIZED = 0x400;
    private static final long USER_PIN_COUNT_LOW = 0x10000;
    private static final long USER_PIN_FINAL_TRY = 0x20000;
    private static final long USER_PIN_LOCKED = 0x40000;

    boolean initialised() {
        return has(TOKEN_INITIALIZED);
    }

    boolean loginRequired() {
        return has(LOGIN_REQUIRED);
    }

    boolean pinInitialised() {
        return has(USER_PIN_INITIALIZED);
    }

    /** A wrong PIN was entered since the last right one. */
    boolean wrongPinBefore() {
        return has(USER_PIN_COUNT_LOW) || has(USER_PIN_FINAL_TRY);
    }

    /** The next wrong PIN locks the token. */
    boolean finalTry() {
        return has(USER_PIN_FINAL_TRY);
    }

    boolean locked() {
        return has(USER_PIN_LOCKED);
    }

    /** For messages. */
    String description() {
        return "\"" + label + "\" (slot " + slot + ", serial number " + serialNumber + ")";
    }

    private boolean has(long flag) {
        return (flags & flag) != 0;
    }
}
