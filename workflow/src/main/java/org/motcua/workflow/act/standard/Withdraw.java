package org.motcua.workflow.act.standard;

import java.util.Map;
import org.motcua.core.casefile.CaseKind;
import org.motcua.core.dossier.DossierState;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Asked;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/** The case is taken back at the applicant's or drafter's wish. */
public final class Withdraw implements ActType<Withdraw.Wish> {

    /** Why. */
    public record Wish(
            @Asked(vi = "Lý do", en = "Reason", max = Reason.MAX)
            String reason) {}

    @Override
    public ElementType type() {
        return StandardTypes.WITHDRAW;
    }

    @Override
    public Class<Wish> input() {
        return Wish.class;
    }

    @Override
    public Outcome decide(Sight sight, Wish input) {
        Map<String, String> details = Map.of("reason", input.reason());
        return sight.caseFile().kind() == CaseKind.DOSSIER
                ? Outcome.of(Acts.WITHDRAWN, details, new Change.DossierMoved(DossierState.WITHDRAWN))
                : Outcome.of(Acts.WITHDRAWN, details);
    }
}
