package org.motcua.core.procedure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.EffectivePeriod;
import org.motcua.core.Text;
import org.motcua.core.agency.AgencyCode;

/**
 * Who decides a procedure at a time (cơ quan, người có thẩm quyền quyết định): an authorisation that ends hands it to
 * somebody else.
 *
 * @param name as citizens read it, such as "Giám đốc Sở Công Thương"
 * @param code of the agency; null where it is one of many, as every commune's committee
 * @param legalGround the instrument that says so; may be empty
 * @param effective the days on which it decides
 */
public record Decider(String name, @Nullable AgencyCode code, String legalGround, EffectivePeriod effective) {

    public Decider {
        Text.required(name, "Name of who decides", 300);
        Text.optional(legalGround, "Legal ground of who decides", 300);
    }

    public Optional<AgencyCode> agency() {
        return Optional.ofNullable(code);
    }
}
