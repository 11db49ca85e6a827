package org.motcua.workflow.act.standard;

import java.util.Map;
import org.motcua.core.dossier.DossierState;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Answer;
import org.motcua.workflow.act.Asked;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/** The desk receives what an applicant has submitted, whose clock begins with that, or refuses to and says why. */
public final class Accept implements ActType<Accept.Reception> {

    /** What is answered. */
    public record Reception(
            @Asked(vi = "Kết quả kiểm tra", en = "Answer") Answer answer,

            @Asked(vi = "Lý do", en = "Reason", required = false, max = Reason.MAX)
            String reason) {

        /** It is complete and in order. */
        public static Reception accept() {
            return new Reception(new Answer("accept"), "");
        }

        /** It is not received, and why. */
        public static Reception refuse(String reason) {
            return new Reception(new Answer("refuse"), reason);
        }
    }

    @Override
    public ElementType type() {
        return StandardTypes.ACCEPT;
    }

    @Override
    public Class<Reception> input() {
        return Reception.class;
    }

    @Override
    public Outcome decide(Sight sight, Reception input) {
        String branch = input.answer().branch();
        if (branch.equals("accept")) {
            return Outcome.of(Acts.RECEIVED, Map.of(), new Change.DossierReceived())
                    .on(branch);
        }
        return Outcome.of(
                        Acts.RECEPTION_REFUSED,
                        Map.of("reason", Reason.required(input.reason(), branch)),
                        new Change.DossierMoved(DossierState.REFUSED))
                .on(branch);
    }
}
