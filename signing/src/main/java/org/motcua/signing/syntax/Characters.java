package org.motcua.signing.syntax;

/** The character classes of ISO 32000-1 7.2.2. The end of the data belongs to none of them. */
final class Characters {

    private Characters() {}

    static boolean isBlank(int value) {
        return value == ' ' || value == '\n' || value == '\r' || value == '\t' || value == '\f' || value == 0;
    }

    static boolean isDelimiter(int value) {
        return switch (value) {
            case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%' -> true;
            default -> false;
        };
    }

    static boolean isRegular(int value) {
        return value != Cursor.END && !isBlank(value) && !isDelimiter(value);
    }

    static boolean isDigit(int value) {
        return value >= '0' && value <= '9';
    }

    /** The value of a hexadecimal digit, or -1. */
    static int hex(int value) {
        if (isDigit(value)) {
            return value - '0';
        }
        if (value >= 'a' && value <= 'f') {
            return value - 'a' + 10;
        }
        return value >= 'A' && value <= 'F' ? value - 'A' + 10 : -1;
    }
}
