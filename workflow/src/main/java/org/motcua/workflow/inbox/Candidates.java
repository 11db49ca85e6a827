package org.motcua.workflow.inbox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;

/** Who may do a task, as texts that an index finds: {@code officer:ngan}, {@code role:HEAD}, {@code role:HEAD@unit}. */
public final class Candidates {

    /** The applicant, who has no inbox but may do it by code and secret. */
    public static final String APPLICANT = "applicant";

    private Candidates() {}

    public static String officer(OfficerId id) {
        return "officer:" + id.value();
    }

    public static String role(String role) {
        return "role:" + role;
    }

    public static String role(String role, String unit) {
        return "role:" + role + "@" + unit;
    }

    /** All by which the officer is meant. */
    static Set<String> of(Officer officer, List<OfficerId> deputisedFor) {
        Set<String> all = new LinkedHashSet<>();
        all.add(officer(officer.id()));
        deputisedFor.forEach(id -> all.add(officer(id)));
        officer.roles().forEach(role -> {
            all.add(role(role.name()));
            all.add(role(role.name(), officer.unit()));
        });
        return all;
    }
}
