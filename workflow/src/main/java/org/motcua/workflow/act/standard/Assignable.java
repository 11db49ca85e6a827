package org.motcua.workflow.act.standard;

import java.util.Optional;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.workflow.NotAllowedException;
import org.motcua.workflow.sight.Sight;

/** Whom an act of assigning may name: somebody in office in the agency whose task it is, with the role asked for. */
final class Assignable {

    private Assignable() {}

    static Officer require(Sight sight, OfficerId id) {
        Role role = new Role(sight.settings().text("motcua.role"));
        Optional<Officer> officer = sight.office().directory().findOfficer(id, sight.day());
        if (officer.isEmpty()) {
            throw new NotAllowedException(
                    id, NotAllowedException.Reason.NOT_IN_OFFICE, "whoever is named must be in office today");
        }
        if (!officer.get().agency().equals(sight.agency())) {
            throw new NotAllowedException(
                    id, NotAllowedException.Reason.OTHER_AGENCY, "whoever is named must be of " + sight.agency());
        }
        if (!officer.get().has(role)) {
            throw new NotAllowedException(
                    id,
                    NotAllowedException.Reason.ROLE,
                    "whoever is named needs the role " + role + ", but the roles are "
                            + officer.get().roles());
        }
        return officer.get();
    }
}
