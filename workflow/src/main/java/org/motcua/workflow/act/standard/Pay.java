package org.motcua.workflow.act.standard;

import java.util.Map;
import org.motcua.core.dossier.DossierState;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Asked;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/** The fee was paid; work goes on. Whether it was is the cashier's word or that of the fee service, by its receipt. */
public final class Pay implements ActType<Pay.Payment> {

    /** The receipt's number. */
    public record Payment(
            @Asked(vi = "Số biên lai", en = "Receipt number", max = 100)
            String receipt) {}

    @Override
    public ElementType type() {
        return StandardTypes.PAY;
    }

    @Override
    public Class<Payment> input() {
        return Payment.class;
    }

    @Override
    public Outcome decide(Sight sight, Payment input) {
        return Outcome.of(
                Acts.FEE_PAID, Map.of("receipt", input.receipt()), new Change.DossierMoved(DossierState.IN_PROGRESS));
    }
}
