package org.motcua.workflow.act.standard;

import org.motcua.core.store.DocumentId;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/** A draft goes back to its drafter, whoever looked at it. */
final class SentBack {

    private SentBack() {}

    /** @throws IllegalArgumentException without a reason */
    static Outcome outcome(Sight sight, DocumentId seen, String reason, String branch) {
        return Outcome.of(
                        Acts.RETURNED,
                        DocumentDetails.with(
                                DocumentDetails.of(sight.document(), seen), "reason", Reason.required(reason, branch)),
                        new Change.DocumentReturned(sight.documentName()))
                .on(branch);
    }
}
