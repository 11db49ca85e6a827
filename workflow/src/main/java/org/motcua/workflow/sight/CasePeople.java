package org.motcua.workflow.sight;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.Directory;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseFile;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.model.Settings;
import org.motcua.workflow.sight.Sight.Frame;

/** Whom a case means by what its model says. */
public final class CasePeople {

    private CasePeople() {}

    /** Who does an element's work: the party that it names, or that its process belongs to. */
    public static AgencyCode agency(CaseFile caseFile, Settings settings, Frame frame) {
        String party = settings.agency().orElse(frame.party());
        return caseFile.party(party)
                .orElseThrow(() -> new WorkflowException("Case " + caseFile.id() + " has no party \"" + party
                        + "\", which the element " + settings.element()
                        + " of its process is for. Name it under \"parties\" of the procedure."));
    }

    /**
     * The division whose case it is in an agency: the case's own, and at another agency that of the first of its officers
     * whom the case names; empty while there is none.
     */
    public static String unit(CaseFile caseFile, AgencyCode agency, Directory directory, LocalDate day) {
        if (agency.equals(caseFile.agency())) {
            return caseFile.unit();
        }
        return new TreeMap<>(caseFile.assigned())
                .values().stream()
                        .flatMap(List::stream)
                        .flatMap(id -> directory.findOfficer(id, day).stream())
                        .filter(officer -> officer.agency().equals(agency))
                        .map(Officer::unit)
                        .findFirst()
                        .orElse("");
    }

    /** Whom the case names for the slot: of several, the one of this instance. */
    public static Optional<OfficerId> assigned(CaseFile caseFile, String slot, Frame frame) {
        List<OfficerId> officers = caseFile.assigned(slot);
        int index = officers.size() > 1 && frame.index() != null ? frame.index() : 0;
        return index < officers.size() ? Optional.of(officers.get(index)) : Optional.empty();
    }
}
