package org.motcua.workflow.inbox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

    /** All by which the officer is meant, with what those are meant by whom the officer stands in for. */
    static Set<String> of(Officer officer, List<Officer> deputisedFor) {
        Set<String> all = new LinkedHashSet<>();
        Stream.concat(Stream.of(officer), deputisedFor.stream()).forEach(one -> {
            all.add(officer(one.id()));
            one.roles().forEach(role -> {
                all.add(role(role.name()));
                all.add(role(role.name(), one.unit()));
            });
        });
        return all;
    }
}
