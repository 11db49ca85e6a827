package org.motcua.workflow;

/**
 * What a superior says to what was put before him.
 *
 * @param reason why it goes back; empty where it is approved
 */
public record Verdict(boolean approved, String reason) {

    public Verdict {
        if (approved != reason.isBlank()) {
            throw new IllegalArgumentException(approved ? "An approval needs no reason." : "A return needs a reason.");
        }
    }

    /** It goes on. */
    public static Verdict approve() {
        return new Verdict(true, "");
    }

    /** It goes back, and why. */
    public static Verdict returned(String reason) {
        return new Verdict(false, reason);
    }
}
