package org.motcua.workflow;

import java.util.Map;

/**
 * A migration of running cases from one version of a process to another.
 *
 * @param process key of the process
 * @param from version tag of the cases
 * @param to version tag that they shall have; it is deployed
 * @param renamed for elements whose ids differ: the old id and the new one; all others keep theirs
 * @param dry whether it is only tried: nothing is changed
 */
public record MigrationRequest(String process, String from, String to, Map<String, String> renamed, boolean dry) {

    public MigrationRequest {
        renamed = Map.copyOf(renamed);
    }

    /** The same, tried only. */
    public MigrationRequest tried() {
        return new MigrationRequest(process, from, to, renamed, true);
    }
}
