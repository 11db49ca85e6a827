package org.motcua.workflow.act.standard;

import org.motcua.core.store.DocumentId;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Answer;
import org.motcua.workflow.act.Asked;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/** A superior approves what was laid out, or sends it back. */
public final class Decide implements ActType<Decide.Decision> {

    /**
     * What is answered.
     *
     * @param document the bytes that were looked at
     * @param reason for sending it back; not needed otherwise
     */
    public record Decision(
            @Asked(vi = "Quyết định", en = "Answer") Answer answer,

            @Asked(vi = "Văn bản đã xem", en = "Document as seen")
            DocumentId document,

            @Asked(vi = "Lý do", en = "Reason", required = false, max = Reason.MAX)
            String reason) {

        /** It goes on. */
        public static Decision approve(DocumentId seen) {
            return new Decision(new Answer("approve"), seen, "");
        }

        /** It does not, and why. */
        public static Decision sendBack(DocumentId seen, String reason) {
            return new Decision(new Answer("return"), seen, reason);
        }
    }

    @Override
    public ElementType type() {
        return StandardTypes.DECIDE;
    }

    @Override
    public Class<Decision> input() {
        return Decision.class;
    }

    @Override
    public Outcome decide(Sight sight, Decision input) {
        String branch = input.answer().branch();
        if (branch.equals("approve")) {
            return Outcome.of(
                            Acts.APPROVED,
                            DocumentDetails.of(sight.document(), input.document()),
                            new Change.DocumentApproved(sight.documentName(), input.document()))
                    .on(branch);
        }
        return SentBack.outcome(sight, input.document(), input.reason(), branch);
    }
}
