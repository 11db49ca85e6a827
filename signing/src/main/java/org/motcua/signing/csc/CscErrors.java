package org.motcua.signing.csc;

import java.util.Locale;
import org.motcua.signing.csc.CscException.Reason;

/** What an error response means. Most come under one code, so the descriptions of the API's tables tell them apart. */
final class CscErrors {

    private static final int UNAUTHORIZED = 401;

    private CscErrors() {}

    static Reason reason(int status, String error, String description) {
        if (status == UNAUTHORIZED || error.equals("invalid_token") || error.equals("insufficient_scope")) {
            return Reason.ACCESS_TOKEN;
        }
        if (error.equals("invalid_authentication_data") || error.equals("invalid_otp") || error.equals("invalid_pin")) {
            return Reason.AUTHENTICATION_DATA;
        }
        String said = description.toLowerCase(Locale.ROOT);
        if (said.contains("sad expired") || said.contains("expired sad")) {
            return Reason.SAD_EXPIRED;
        }
        if (said.contains("is disabled") || said.contains("locked") || said.contains("certificate is expired")) {
            return Reason.CREDENTIAL;
        }
        return Reason.REFUSED;
    }
}
