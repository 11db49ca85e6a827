package org.motcua.signing.rssp;

import java.util.Map;

/** An answer in JSON with its HTTP status. */
record CscAnswer(int status, Map<String, Object> body) {

    static CscAnswer noContent() {
        return new CscAnswer(204, Map.of());
    }

    static CscAnswer ok(Map<String, Object> body) {
        return new CscAnswer(200, body);
    }
}
