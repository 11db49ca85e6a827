package org.motcua.core.numbering;

import org.motcua.core.Text;
import org.motcua.core.agency.AgencyCode;

/**
 * Which counter: what it numbers, of which agency, in which series, in which period. A new period begins at 1.
 *
 * @param kind what is numbered, such as {@code OUTGOING}
 * @param period such as a year or a day, at most 10 characters
 */
public record Counter(String kind, AgencyCode agency, String series, String period) {

    public Counter {
        Text.required(kind, "Kind of counter", 20);
        Text.optional(series, "Series of counter", 60);
        Text.required(period, "Period of counter", 10);
    }
}
