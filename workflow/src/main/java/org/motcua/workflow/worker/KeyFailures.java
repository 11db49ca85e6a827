package org.motcua.workflow.worker;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.TokenException;
import org.motcua.signing.csc.CscException;
import org.motcua.workflow.KeyWantsOwnerException;

/** Which failures of a key are not tried again by themselves. */
final class KeyFailures {

    private static final Set<TokenException.Reason> TOKEN = EnumSet.of(
            TokenException.Reason.PIN_WRONG,
            TokenException.Reason.PIN_LOCKED,
            TokenException.Reason.PIN_WITHHELD,
            TokenException.Reason.PIN_UNSUITABLE);

    /** Wrong data, or nobody knows whether the owner was asked, and answered. */
    private static final Set<CscException.Reason> SERVICE = EnumSet.of(
            CscException.Reason.AUTHENTICATION_DATA, CscException.Reason.NOT_IN_TIME, CscException.Reason.TIMED_OUT);

    private KeyFailures() {}

    /** Whether another attempt would take one of the owner's tries, or ask the owner a second time for one signature. */
    static boolean wantsOwner(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KeyWantsOwnerException
                    || (cause instanceof TokenException token && TOKEN.contains(token.reason()))
                    || (cause instanceof CscException service && SERVICE.contains(service.reason()))) {
                return true;
            }
        }
        return false;
    }
}
