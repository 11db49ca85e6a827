package org.motcua.core.seal;

import java.util.List;
import org.motcua.core.casefile.CaseId;

/**
 * What a run of sealing did.
 *
 * @param seals numbers of the seals made, in their order
 * @param heads how many heads they are over
 * @param refused cases whose chain is not what it was when it was sealed last, or has not the head that its row names: these
 *     are not sealed; the first {@value #MOST_REFUSED} of them
 * @param overtaken whether another node sealed at the same time, so that this run left off and discarded its last seal
 */
public record SealingResult(List<Integer> seals, int heads, List<Refused> refused, boolean overtaken) {

    static final int MOST_REFUSED = 1000;

    /** A case that was not sealed, and why. */
    public record Refused(CaseId caseId, String reason) {}

    public SealingResult {
        seals = List.copyOf(seals);
        refused = List.copyOf(refused);
    }
}
