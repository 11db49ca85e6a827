package org.motcua.signing.syntax;

/**
 * The encoding of texts without byte order mark (ISO 32000-1 annex D.3). One name can be written in it and in UTF-16, and a lock
 * that names a field one way must hold for the field that is written the other way.
 */
final class PdfDocEncoding {

    /** From 0x18 on. */
    private static final String ACCENTS = "\u02D8\u02C7\u02C6\u02D9\u02DD\u02DB\u02DA\u02DC";

    /** From 0x80 on; 0x9F is undefined. */
    private static final String SIGNS = "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203A\u2212\u2030"
            + "\u201E\u201C\u201D\u2018\u2019\u201A\u2122\uFB01\uFB02\u0141\u0152\u0160\u0178\u017D\u0131\u0142"
            + "\u0153\u0161\u017E\uFFFD\u20AC";

    private PdfDocEncoding() {}

    /** @param latin1 the bytes, each as one character */
    static String decode(String latin1) {
        StringBuilder text = new StringBuilder(latin1.length());
        for (int i = 0; i < latin1.length(); i++) {
            char c = latin1.charAt(i);
            text.append(
                    isAmong(ACCENTS, c, 0x18)
                            ? ACCENTS.charAt(c - 0x18)
                            : isAmong(SIGNS, c, 0x80) ? SIGNS.charAt(c - 0x80) : c);
        }
        return text.toString();
    }

    private static boolean isAmong(String characters, char c, int from) {
        return c >= from && c < from + characters.length();
    }
}
