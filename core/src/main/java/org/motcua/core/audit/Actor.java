package org.motcua.core.audit;

import org.motcua.core.Text;
import org.motcua.core.agency.OfficerId;

/** Who did something: an officer, the applicant, or a part of the system on its own. */
public record Actor(String value) {

    /** Whoever the dossier names as its applicant. */
    public static final Actor APPLICANT = new Actor("applicant");

    public Actor {
        Text.required(value, "Actor", 80);
        Text.matching(value, "Actor", "applicant|(officer|system):[A-Za-z0-9._@-]+", "officer:ngan");
    }

    public static Actor officer(OfficerId officer) {
        return new Actor("officer:" + officer.value());
    }

    /** A part of the system, such as {@code signing-worker}. */
    public static Actor system(String part) {
        return new Actor("system:" + part);
    }

    @Override
    public String toString() {
        return value;
    }
}
