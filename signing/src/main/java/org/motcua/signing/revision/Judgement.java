package org.motcua.signing.revision;

import java.util.List;
import org.motcua.signing.Changes;
import org.motcua.signing.Coverage;
import org.motcua.signing.Finding;

/** What a signature covers and what came after it. */
public record Judgement(
        Coverage coverage, Changes changesAfter, boolean changesAllowed, boolean certifying, List<Finding> findings) {

    public Judgement {
        findings = List.copyOf(findings);
    }
}
