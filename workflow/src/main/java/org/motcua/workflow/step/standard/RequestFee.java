package org.motcua.workflow.step.standard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.procedure.Fee;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.FeeService;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.step.StepType;

/** The applicant has to pay: the fee service is told, the dossier waits for the payment (state FINANCIAL). */
public final class RequestFee implements StepType {

    private final FeeService fees;

    public RequestFee(FeeService fees) {
        this.fees = fees;
    }

    @Override
    public ElementType type() {
        return StandardTypes.REQUEST_FEE;
    }

    @Override
    public byte @Nullable [] perform(Sight sight, Attempt attempt) {
        fees.request(sight.caseFile().id(), due(sight), attempt.reference());
        return null;
    }

    private static List<Fee> due(Sight sight) {
        return sight.requireProcedure().feesOn(sight.day());
    }

    @Override
    public Outcome outcome(Sight sight, @Nullable DocumentId result) {
        BigDecimal sum = due(sight).stream().map(Fee::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Outcome.of(
                Acts.FEE_REQUESTED,
                Map.of("amount", sum.toPlainString()),
                new Change.DossierMoved(DossierState.FINANCIAL));
    }
}
