package org.motcua.core.procedure;

import org.motcua.core.EffectivePeriod;
import org.motcua.core.Text;

/**
 * What a level of online service is called at a time: decrees rename them, as "mức độ 4" became "toàn trình".
 *
 * @param name as citizens read it
 * @param legalGround the instrument that names it so; may be empty
 * @param effective the days on which it is called so
 */
public record ServiceLevel(ServiceLevelId id, String name, String legalGround, EffectivePeriod effective) {

    public ServiceLevel {
        Text.required(name, "Name of service level " + id, 100);
        Text.optional(legalGround, "Legal ground of service level " + id, 300);
    }
}
