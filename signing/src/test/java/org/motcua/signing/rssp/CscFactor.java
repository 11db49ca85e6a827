package org.motcua.signing.rssp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A factor that authorizes the use of a credential, with what proves it: CSC API v2, 8.3. */
final class CscFactor {

    private final Map<String, Object> description = new LinkedHashMap<>();
    private final String id;
    private final List<String> values;
    private final boolean usedOnce;
    private final boolean outOfBand;

    private CscFactor(String type, String id, List<String> values, boolean usedOnce, boolean outOfBand) {
        this.id = id;
        this.values = new ArrayList<>(values);
        this.usedOnce = usedOnce;
        this.outOfBand = outOfBand;
        description.put("type", type);
        description.put("id", id);
        description.put("label", id);
    }

    /** A PIN, the same every time: 8.3.1.1. */
    static CscFactor pin(String id, String pin) {
        CscFactor factor = new CscFactor("Password", id, List.of(pin), false, false);
        factor.description.put("format", "N");
        return factor;
    }

    /** One-time passwords, each good for one authorization: 8.3.1.2. */
    static CscFactor otp(String id, List<String> passwords) {
        CscFactor factor = new CscFactor("Password", id, passwords, true, false);
        factor.description.put("format", "N");
        factor.description.put("generator", "totp");
        return factor;
    }

    /** A telephone on which the signer answers; in the call is nothing but the factor's name: 8.3.1.5. */
    static CscFactor mobileApp(String id) {
        return new CscFactor("ChallengeResponseOOB", id, List.of(), false, true);
    }

    String id() {
        return id;
    }

    Map<String, Object> description() {
        return description;
    }

    boolean accepts(Object value) {
        return outOfBand ? value == null : value instanceof String && values.contains(value);
    }

    void use(Object value) {
        if (usedOnce) {
            values.remove(value);
        }
    }
}
