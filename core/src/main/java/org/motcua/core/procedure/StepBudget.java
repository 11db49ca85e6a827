package org.motcua.core.procedure;

import org.motcua.core.Text;
import org.motcua.core.calendar.ProcessingTime;

/**
 * A step of the internal way with the time that it may take (quy trình nội bộ, ISO step control). It puts no deadline off:
 * what is promised to the applicant is {@link TimeLimits#promised}.
 *
 * @param unit that does it; may be empty where a role is given
 * @param role that does it, such as {@code CLERK}; may be empty where a unit is given
 */
public record StepBudget(String name, String unit, String role, ProcessingTime time) {

    public StepBudget {
        Text.required(name, "Name of a step", 300);
        Text.optional(unit, "Unit of step " + name, 200);
        Text.optional(role, "Role of step " + name, 60);
        if (unit.isEmpty() && role.isEmpty()) {
            throw new IllegalArgumentException("Step \"" + name + "\" has neither unit nor role: give one");
        }
    }
}
