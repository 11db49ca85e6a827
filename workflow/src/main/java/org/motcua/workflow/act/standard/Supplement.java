package org.motcua.workflow.act.standard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.motcua.core.dossier.Attachment;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Asked;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/** What was asked for has come in; the clock runs again. */
public final class Supplement implements ActType<Supplement.Papers> {

    /** The papers, whose bytes are in the document store already. */
    public record Papers(
            @Asked(vi = "Giấy tờ bổ sung", en = "Papers", max = 400)
            List<Attachment> attachments) {

        public Papers {
            attachments = List.copyOf(attachments);
        }
    }

    @Override
    public ElementType type() {
        return StandardTypes.SUPPLEMENT;
    }

    @Override
    public Class<Papers> input() {
        return Papers.class;
    }

    @Override
    public Outcome decide(Sight sight, Papers input) {
        return Outcome.of(
                Acts.SUPPLEMENT_RECEIVED,
                details(
                        input.attachments(),
                        sight.requireDossier().attachments().size()),
                new Change.SupplementReceived(input.attachments()));
    }

    /** Each document has a detail of its own, so that the record's check finds it in the chain. */
    public static Map<String, String> details(List<Attachment> added, int before) {
        Map<String, String> details = new HashMap<>();
        for (int i = 0; i < added.size(); i++) {
            details.put(
                    "attachment." + (before + i + 1), added.get(i).document().value());
        }
        return details;
    }
}
