package org.motcua.signing.rssp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The PIN or the OTP of a credential: CSC API v1, 11.5 and 11.6. */
final class CscV1Factor {

    private static final int TRIES = 3;

    private final String name;
    private final Set<String> used = new HashSet<>();
    private List<String> values = new ArrayList<>();
    private String presence = "false";
    private boolean oneTime;
    private boolean online;
    private int tries = TRIES;
    private int wrong;
    private int sent;

    CscV1Factor(String name) {
        this.name = name;
    }

    void require(boolean always, List<String> right) {
        presence = always ? "true" : "optional";
        values = new ArrayList<>(right);
    }

    void once(boolean sentByService) {
        oneTime = true;
        online = sentByService;
    }

    void locksAfter(int most) {
        tries = most;
    }

    boolean isUsed() {
        return !presence.equals("false");
    }

    boolean isOnline() {
        return online;
    }

    Map<String, Object> description() {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("presence", presence);
        if (isUsed()) {
            description.put("format", "N");
            description.put("label", name);
            description.put("description", "Please enter the " + name);
        }
        return description;
    }

    /** What the call gives, which must be there if it is required and must not if it is forbidden. */
    Optional<String> given(CscRequest request) {
        Optional<String> value = request.findString(name);
        if (value.isPresent() && !isUsed()) {
            throw CscError.invalidParameter(name);
        }
        if (value.isEmpty() && presence.equals("true")) {
            throw CscError.missing("string", name);
        }
        return value;
    }

    void check(String value) {
        requireUnlocked();
        if (values.contains(value)) {
            wrong = 0;
            return;
        }
        wrong++;
        String error = "invalid_" + name.toLowerCase(Locale.ROOT);
        CscError refusal = new CscError(400, error, "The " + name + " is invalid");
        throw used.contains(value) ? refusal : refusal.excused();
    }

    void use(String value) {
        if (oneTime) {
            values.remove(value);
            used.add(value);
        }
    }

    void requireUnlocked() {
        if (wrong >= tries) {
            throw CscError.invalidRequest(name + " locked").excused();
        }
    }

    /** A new password in place of the one that was sent before. */
    void send() {
        sent++;
        values = new ArrayList<>(List.of("%06d".formatted((314_159 + 271_828L * sent) % 1_000_000)));
    }

    Optional<String> delivered() {
        return values.stream().findFirst();
    }
}
