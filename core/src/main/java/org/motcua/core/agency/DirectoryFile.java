package org.motcua.core.agency;

import static org.motcua.core.json.Json.required;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.core.EffectivePeriod;

/** The directory as its file has it. */
record DirectoryFile(List<AgencyEntry> agency, List<OfficerEntry> officers) {

    DirectoryFile {
        required(agency, "agency");
        required(officers, "officers");
        if (agency.isEmpty()) {
            throw new IllegalArgumentException("agency has no entry: give at least one");
        }
    }

    record AgencyEntry(
            String code,
            String name,
            @Nullable String superior,
            String abbreviation,
            String place,
            @Nullable String address,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String website,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo) {

        Dated<Agency> dated() {
            Contact contact = new Contact(orEmpty(address), orEmpty(phone), orEmpty(email), orEmpty(website));
            Agency agency = new Agency(
                    new AgencyCode(required(code, "code")),
                    required(name, "name"),
                    orEmpty(superior),
                    required(abbreviation, "abbreviation"),
                    required(place, "place"),
                    contact);
            return new Dated<>(agency.code().value(), agency, EffectivePeriod.of(effectiveFrom, effectiveTo));
        }
    }

    record OfficerEntry(
            String id,
            String name,
            String title,
            @Nullable String unit,
            Set<Role> roles,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo) {

        Dated<Officer> dated() {
            Officer officer = new Officer(
                    new OfficerId(required(id, "id")),
                    required(name, "name"),
                    required(title, "title"),
                    orEmpty(unit),
                    required(roles, "roles"));
            return new Dated<>(officer.id().value(), officer, EffectivePeriod.of(effectiveFrom, effectiveTo));
        }
    }

    /** What is so for a period, and what it is about. */
    record Dated<T>(String subject, T value, EffectivePeriod period) {

        boolean contradicts(Dated<T> other) {
            return subject.equals(other.subject) && period.overlaps(other.period);
        }
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
