package org.motcua.workflow.act.standard;

import java.time.LocalDate;
import java.util.Map;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.document.DocumentName;
import org.motcua.core.document.KindId;
import org.motcua.core.dossier.Handler;
import org.motcua.core.procedure.Procedure;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Asked;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/** A later date is appointed and form 04 drafted, by which the agency apologises for it; a leader signs it. */
public final class Extend implements ActType<Extend.Delay> {

    static final KindId APOLOGY = new KindId("extension-apology");

    /**
     * How long, and why.
     *
     * @param amount in the unit of the procedure's time
     */
    public record Delay(
            @Asked(vi = "Thời gian thêm", en = "Additional time")
            int amount,

            @Asked(vi = "Lý do", en = "Reason", max = Reason.MAX)
            String reason,

            @Asked(vi = "Người ký", en = "Signer") OfficerId signer) {

        public Delay {
            if (amount < 1 || amount > 365) {
                throw new IllegalArgumentException("The additional time is 1 to 365, but got " + amount);
            }
        }
    }

    @Override
    public ElementType type() {
        return StandardTypes.EXTEND;
    }

    @Override
    public Class<Delay> input() {
        return Delay.class;
    }

    @Override
    public Outcome decide(Sight sight, Delay input) {
        Signers.require(sight, input.signer(), APOLOGY);
        DocumentName name = sight.documentName();
        Procedure procedure = sight.requireProcedure();
        LocalDate due = LocalDate.ofInstant(
                sight.requireDossier()
                        .extend(
                                sight.now(),
                                Handler.nobody(sight.agency()),
                                input.amount(),
                                sight.office().clock(procedure),
                                procedure.time())
                        .due(),
                WorkingCalendar.ZONE);
        return Outcome.of(
                Acts.EXTENDED,
                Map.of("amount", Integer.toString(input.amount()), "reason", input.reason(), "name", name.value()),
                new Change.ClockExtended(input.amount()),
                new Change.DocumentDrafted(
                        name,
                        APOLOGY,
                        Written.subject(sight, APOLOGY),
                        input.signer(),
                        Written.content(sight, APOLOGY, input.reason(), Map.of("new_due", due))));
    }
}
