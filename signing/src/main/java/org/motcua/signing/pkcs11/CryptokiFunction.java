package org.motcua.signing.pkcs11;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The functions that are called, with their place in CK_FUNCTION_LIST: the only symbol a library must export is the list. */
enum CryptokiFunction {
    INITIALIZE(0),
    GET_SLOT_LIST(4),
    GET_TOKEN_INFO(6),
    GET_MECHANISM_LIST(7),
    OPEN_SESSION(12),
    CLOSE_SESSION(13),
    LOGIN(18),
    LOGOUT(19),
    GET_ATTRIBUTE_VALUE(24),
    FIND_OBJECTS_INIT(26),
    FIND_OBJECTS(27),
    FIND_OBJECTS_FINAL(28),
    SIGN_INIT(42),
    SIGN(43);

    private final int index;

    CryptokiFunction(int index) {
        this.index = index;
    }

    int index() {
        return index;
    }

    /** "C_GetSlotList". */
    @Override
    public String toString() {
        return Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("", "C_", ""));
    }
}
