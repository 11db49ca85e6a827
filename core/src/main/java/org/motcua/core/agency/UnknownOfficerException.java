package org.motcua.core.agency;

import java.time.LocalDate;
import org.motcua.core.CoreException;

/** The directory knows no such officer, or none in office on the day. */
public final class UnknownOfficerException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String officer;

    UnknownOfficerException(OfficerId officer) {
        super("The directory has no officer \"" + officer
                + "\" in office: check the id and the dates of the appointment");
        this.officer = officer.value();
    }

    public UnknownOfficerException(OfficerId officer, LocalDate day) {
        super("The directory has no officer \"" + officer + "\" in office on " + day
                + ": check the id and the dates of the appointment");
        this.officer = officer.value();
    }

    public OfficerId officer() {
        return new OfficerId(officer);
    }
}
