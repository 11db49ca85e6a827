package org.motcua.core.agency;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Who is who, asked anew at every act: agencies, officers, who stands in for whom and who may sign what. The file
 * ({@link AgencyDirectory}) is one answer; an application that has a directory of its own implements this.
 *
 * <p>Days are Vietnam's. Implementations are thread-safe, answer fast (they are asked inside of transactions) and
 * never call this library.
 */
public interface Directory {

    /** The agency as it is on the day. */
    Optional<Agency> findAgency(AgencyCode code, LocalDate day);

    /** The officer, where in office on the day. */
    Optional<Officer> findOfficer(OfficerId id, LocalDate day);

    /** The officer as known at any time, in office or not, for showing a name in a history. */
    Optional<Officer> findEver(OfficerId id);

    /** Everybody of the agency with the role on the day, by id. */
    List<Officer> withRole(AgencyCode agency, Role role, LocalDate day);

    /**
     * Whether the officer may sign documents of this kind on the day for the officer's agency, and as what. Not being
     * present is no obstacle here: an absent leader may still sign.
     *
     * @param kind as {@code decision}
     */
    Optional<Signatory> findSignatory(OfficerId officer, String kind, LocalDate day);

    /**
     * How the agency abbreviates one of its units, as in the symbol of a letter that the unit drafts; empty where it does
     * not.
     *
     * @param unit as {@link Officer#unit()} has it
     */
    default String unitAbbreviation(AgencyCode agency, String unit, LocalDate day) {
        return "";
    }

    /** The officers whose assigned work this officer does on the day because they are away. */
    List<OfficerId> deputisesFor(OfficerId officer, LocalDate day);

    /** {@link #deputisesFor}, as far as they are in office on the day, with what they are then. */
    default List<Officer> deputised(OfficerId officer, LocalDate day) {
        return deputisesFor(officer, day).stream()
                .flatMap(away -> findOfficer(away, day).stream())
                .toList();
    }

    /**
     * The officer, in office on the day.
     *
     * @throws UnknownOfficerException where there is none
     */
    default Officer requireOfficer(OfficerId id, LocalDate day) {
        return findOfficer(id, day).orElseThrow(() -> new UnknownOfficerException(id, day));
    }

    /**
     * The agency on the day.
     *
     * @throws UnknownAgencyException where there is none
     */
    default Agency requireAgency(AgencyCode code, LocalDate day) {
        return findAgency(code, day).orElseThrow(() -> new UnknownAgencyException(code, day));
    }
}
