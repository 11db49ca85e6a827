package org.motcua.signing.csc;

import java.util.List;

/**
 * Makes what a service says fit for messages: whatever it repeats of the secrets that were sent to it is taken out, the rest
 * becomes one line of bounded length. Immutable.
 *
 * @param secrets what was sent
 */
record Redaction(List<String> secrets) {

    private static final int LONGEST = 300;

    Redaction {
        secrets = List.copyOf(secrets);
    }

    /** For texts that answer nothing secret. */
    static String line(String text) {
        return new Redaction(List.of()).of(text);
    }

    String of(String text) {
        String left = text;
        for (String secret : secrets) {
            left = secret.isEmpty() ? left : left.replace(secret, "***");
        }
        String line = left.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    @Override
    public String toString() {
        return "Redaction of " + secrets.size();
    }
}
