package org.motcua.signing.rssp;

import java.util.Map;

/** An answer in JSON with its HTTP status. */
record CscAnswer(int status, Map<String, Object> body) {

    static CscAnswer ok(Map<String, Object> body) {
        return new CscAnswer(200, body);
    }
}
