package org.motcua.signing.rssp;

/**
 * Something that a client sent although the CSC API v1 forbids it.
 *
 * @param method the path of the API method, such as {@code signatures/signHash}
 * @param description the error description that the client got
 */
public record CscV1Violation(String method, String description) {}
