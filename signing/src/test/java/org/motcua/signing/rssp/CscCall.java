package org.motcua.signing.rssp;

import java.util.Map;

/**
 * A call that the server got.
 *
 * @param method the name of the API method, such as {@code signatures/signHash}
 * @param body its parameters as Strings, Booleans, Longs, Doubles, Lists and Maps; empty if the body was not a JSON object
 */
public record CscCall(String method, Map<String, Object> body) {}
