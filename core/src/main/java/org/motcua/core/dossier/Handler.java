package org.motcua.core.dossier;

import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;

/**
 * By whom something happens to a dossier.
 *
 * @param agency at which agency, which need not be the one whose dossier it is
 * @param officer missing for what an applicant or the system does
 */
public record Handler(AgencyCode agency, @Nullable OfficerId officer) {

    /** An officer, at the agency. */
    public static Handler officer(AgencyCode agency, OfficerId officer) {
        return new Handler(agency, officer);
    }

    /** An applicant or the system, at the agency. */
    public static Handler nobody(AgencyCode agency) {
        return new Handler(agency, null);
    }
}
