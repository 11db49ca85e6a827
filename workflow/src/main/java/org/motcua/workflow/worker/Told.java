package org.motcua.workflow.worker;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.SigningException;

/**
 * A failure as logs and the operator's list may have it. Whose text this library does not know, such as that of an
 * application's key or of a driver, may have a PIN or a person's name in it: of such a failure only its kind and its place
 * in the code are told. In the texts of keys and services runs of digits are left out as well, for a PIN or one-time
 * password is one.
 */
public final class Told extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String OURS = "org.motcua.";
    private static final Pattern DIGITS = Pattern.compile("[0-9]{4,}");

    private Told(Throwable failure, @Nullable Told cause) {
        super(failure.getClass().getName() + ": " + text(failure), cause);
        setStackTrace(failure.getStackTrace());
    }

    /** The failure with all that led to it. */
    public static Told of(Throwable failure) {
        Throwable cause = failure.getCause();
        return new Told(failure, cause == null || cause == failure ? null : of(cause));
    }

    /** What may be told of the failure itself. */
    static String text(Throwable failure) {
        if (!failure.getClass().getName().startsWith(OURS)) {
            Throwable root = failure;
            while (root.getCause() != null && !root.getClass().getName().startsWith(OURS)) {
                root = root.getCause();
            }
            if (root.getClass().getName().startsWith(OURS)) {
                return text(root);
            }
            StackTraceElement[] places = root.getStackTrace();
            return root.getClass().getName() + (places.length == 0 ? "" : " at " + places[0]);
        }
        String text = String.valueOf(failure.getMessage());
        return failure instanceof SigningException ? DIGITS.matcher(text).replaceAll("\u2026") : text;
    }
}
