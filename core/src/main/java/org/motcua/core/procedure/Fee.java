package org.motcua.core.procedure;

import java.math.BigDecimal;
import org.motcua.core.EffectivePeriod;
import org.motcua.core.Text;

/**
 * A fee or charge (phí, lệ phí).
 *
 * @param name what it is for and, where several rates exist, for whom
 * @param amount in đồng, not negative
 * @param legalGround the instrument that sets it; may be empty
 * @param effective the days on which this rate applies
 */
public record Fee(String name, BigDecimal amount, String legalGround, EffectivePeriod effective) {

    public Fee {
        Text.required(name, "Name of a fee", 300);
        Text.optional(legalGround, "Legal ground of a fee", 300);
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("Fee \"" + name + "\" is " + amount + ": give 0 or more");
        }
    }
}
