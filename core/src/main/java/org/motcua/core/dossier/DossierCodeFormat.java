package org.motcua.core.dossier;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.motcua.core.agency.AgencyCode;

/** How the code of a dossier is made up; the rules for it change by circular. Implementations are thread-safe. */
@FunctionalInterface
public interface DossierCodeFormat {

    /**
     * Agency, day of reception in six digits and the sequence of that day in four, as {@code H06.12-260105-0001}. Past
     * 9999 dossiers a day the sequence has five digits, which keeps codes different.
     */
    DossierCodeFormat STANDARD = (agency, day, sequence) -> new DossierCode("%s-%s-%04d"
            .formatted(agency.value(), DateTimeFormatter.ofPattern("yyMMdd").format(day), sequence));

    /**
     * The code; a different one for each combination of its arguments.
     *
     * @param day of reception, in Vietnam's time
     * @param sequence of the day, from 1
     */
    DossierCode code(AgencyCode agency, LocalDate day, int sequence);
}
