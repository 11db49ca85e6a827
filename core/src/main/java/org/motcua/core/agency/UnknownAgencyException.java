package org.motcua.core.agency;

import java.time.LocalDate;
import org.motcua.core.CoreException;

/** The directory knows no such agency on the day. */
public final class UnknownAgencyException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String agency;

    public UnknownAgencyException(AgencyCode agency, LocalDate day) {
        super("The directory has no agency " + agency + " on " + day + ": check the code and the dates of its entry");
        this.agency = agency.value();
    }

    public AgencyCode agency() {
        return new AgencyCode(agency);
    }
}
