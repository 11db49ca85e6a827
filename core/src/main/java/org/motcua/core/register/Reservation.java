package org.motcua.core.register;

import java.time.LocalDate;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.document.DocumentReference;

/**
 * A request for a number.
 *
 * @param symbol what follows the number, see {@link org.motcua.core.document.DocumentKind#symbol}
 * @param date of the document, in Vietnam's time; its year is that of the number
 */
public record Reservation(
        AgencyCode agency,
        Series series,
        String symbol,
        LocalDate date,
        DocumentReference reference,
        RegisteredDocument document) {}
