package org.motcua.core.procedure;

import java.math.BigDecimal;
import org.motcua.core.EffectivePeriod;
import org.motcua.core.Text;

/**
 * A fee or charge (phí, lệ phí).
 *
 * @param name what it is for and, where several rates exist, for whom
 * @param amount in whole đồng, not negative, at most a million million
 * @param legalGround the instrument that sets it; may be empty
 * @param effective the days on which this rate applies
 */
public record Fee(String name, BigDecimal amount, String legalGround, EffectivePeriod effective) {

    /** In đồng. No fee comes near it; whatever does is a slip of the hand. */
    static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    public Fee {
        Text.required(name, "Name of a fee", 300);
        Text.optional(legalGround, "Legal ground of a fee", 300);
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("Fee \"" + name + "\" is " + amount + ": give 0 or more");
        }
        if (amount.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "Fee \"" + name + "\" is more than " + MOST + " đồng: look at the zeros");
        }
        if (amount.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("Fee \"" + name + "\" is " + amount + ": give whole đồng");
        }
    }
}
