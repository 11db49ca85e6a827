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

/** Initials (ký nháy) of the head of the unit or of the format checker, or the draft goes back. */
public final class Initial implements ActType<Initial.Initialling> {

    /**
     * What is answered.
     *
     * @param document the bytes that were looked at
     * @param reason for sending it back; not needed otherwise
     */
    public record Initialling(
            @Asked(vi = "Ký nháy", en = "Answer") Answer answer,

            @Asked(vi = "Văn bản đã xem", en = "Document as seen")
            DocumentId document,

            @Asked(vi = "Lý do", en = "Reason", required = false, max = Reason.MAX)
            String reason) {

        /** It goes on. */
        public static Initialling initial(DocumentId seen) {
            return new Initialling(new Answer("initial"), seen, "");
        }

        /** It does not, and why. */
        public static Initialling sendBack(DocumentId seen, String reason) {
            return new Initialling(new Answer("return"), seen, reason);
        }
    }

    @Override
    public ElementType type() {
        return StandardTypes.INITIAL;
    }

    @Override
    public Class<Initialling> input() {
        return Initialling.class;
    }

    @Override
    public Outcome decide(Sight sight, Initialling input) {
        String branch = input.answer().branch();
        if (branch.equals("initial")) {
            return Outcome.of(
                            Acts.INITIALLED,
                            DocumentDetails.of(sight.document(), input.document()),
                            new Change.DocumentInitialled(
                                    sight.documentName(), sight.settings().text("motcua.mark"), input.document()))
                    .on(branch);
        }
        return SentBack.outcome(sight, input.document(), input.reason(), branch);
    }
}
