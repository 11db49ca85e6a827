package org.motcua.workflow.model;

import java.util.Optional;

/**
 * The process that a call activity calls.
 *
 * @param prefix what comes before the names of its documents, with a dot between; empty for nothing
 * @param agency the party of the case that acts in it; empty for the caller's
 */
public record Call(String process, String versionTag, Optional<String> prefix, Optional<String> agency) {}
