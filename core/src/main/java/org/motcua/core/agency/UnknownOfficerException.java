package org.motcua.core.agency;

import org.motcua.core.CoreException;

/** The directory knows no such officer, or none in office on its date. */
public final class UnknownOfficerException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String officer;

    UnknownOfficerException(OfficerId officer, AgencyCode agency) {
        super("The directory of agency " + agency + " has no officer \"" + officer
                + "\" in office: check the id and the dates of the appointment");
        this.officer = officer.value();
    }

    public OfficerId officer() {
        return new OfficerId(officer);
    }
}
