package org.motcua.workflow.act.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.dossier.DossierState;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Asked;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/** Names the officer for a slot of the case. The first to be named gives the case its division. */
public final class Assign implements ActType<Assign.Assignment> {

    /** Who is named. */
    public record Assignment(
            @Asked(vi = "Người xử lý", en = "Officer") OfficerId officer) {}

    @Override
    public ElementType type() {
        return StandardTypes.ASSIGN;
    }

    @Override
    public Class<Assignment> input() {
        return Assignment.class;
    }

    @Override
    public Outcome decide(Sight sight, Assignment input) {
        return assigned(sight, List.of(input.officer()));
    }

    static Outcome assigned(Sight sight, List<OfficerId> officers) {
        String slot = sight.settings().text("motcua.slot");
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Assigned(slot, officers));
        for (OfficerId id : officers) {
            Officer officer = Assignable.require(sight, id);
            if (sight.caseFile().unit().isEmpty()
                    && sight.agency().equals(sight.caseFile().agency())
                    && changes.size() == 1
                    && !officer.unit().isEmpty()) {
                changes.add(new Change.UnitNamed(officer.unit()));
            }
        }
        if (sight.dossier() != null && sight.dossier().state() == DossierState.RECEIVED) {
            changes.add(new Change.DossierMoved(DossierState.IN_PROGRESS));
        }
        String names = String.join(",", officers.stream().map(OfficerId::value).toList());
        return Outcome.of(Acts.ASSIGNED, Map.of("slot", slot, "officer", names), changes.toArray(Change[]::new))
                .counting(slot, officers.size());
    }
}
