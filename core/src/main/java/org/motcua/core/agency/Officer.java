package org.motcua.core.agency;

import java.util.Set;
import org.motcua.core.Text;

/**
 * An officer of an agency.
 *
 * @param name in full, with all marks
 * @param title as printed above a signature, such as "Phó Giám đốc"
 * @param unit the division, such as "Phòng Quản lý thương mại"
 * @param roles never empty
 */
public record Officer(OfficerId id, AgencyCode agency, String name, String title, String unit, Set<Role> roles) {

    public Officer {
        Text.required(name, "Officer name", 200);
        Text.required(title, "Title of " + id, 200);
        Text.optional(unit, "Unit of " + id, 200);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException(
                    "Officer " + id + " has no role: give at least one, such as " + Role.SPECIALIST);
        }
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
