package org.motcua.workflow;

import java.util.List;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.procedure.Fee;

/**
 * Where fees are paid: the application's cashier or payment service. Implementations are thread-safe and are called with
 * no transaction open.
 */
@FunctionalInterface
public interface FeeService {

    /** Whoever collects fees asks at the counter; nobody is told. */
    FeeService AT_THE_COUNTER = (caseId, fees, reference) -> {};

    /**
     * Asks for payment of the fees. It may be called again after a crash.
     *
     * @param reference the same each time
     */
    void request(CaseId caseId, List<Fee> fees, String reference);
}
