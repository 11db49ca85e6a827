package org.motcua.core.agency;

import static org.motcua.core.json.Json.required;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.core.EffectivePeriod;
import org.motcua.core.Text;

/** The directory as its file has it. */
record DirectoryFile(
        List<AgencyEntry> agency,
        @Nullable List<UnitEntry> units,
        List<OfficerEntry> officers,
        @Nullable List<DelegationEntry> delegations,
        @Nullable List<AbsenceEntry> absences) {

    DirectoryFile {
        required(agency, "agency");
        required(officers, "officers");
        if (agency.isEmpty()) {
            throw new IllegalArgumentException("agency has no entry: give at least one");
        }
        delegations = delegations == null ? List.of() : delegations;
        absences = absences == null ? List.of() : absences;
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

    record UnitEntry(
            @Nullable String agency,
            String name,
            String abbreviation,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo) {

        Dated<Unit> dated(@Nullable AgencyCode only) {
            Unit unit = new Unit(
                    agencyOf(agency, only, "unit"),
                    Text.required(required(name, "name"), "name", 200),
                    Text.required(required(abbreviation, "abbreviation"), "abbreviation", 20));
            Text.matching(abbreviation, "abbreviation", "[^\\s/]+", "QLTM");
            return new Dated<>(unit.agency() + " " + unit.name(), unit, EffectivePeriod.of(effectiveFrom, effectiveTo));
        }
    }

    /** A unit of an agency, and how it is abbreviated. */
    record Unit(AgencyCode agency, String name, String abbreviation) {}

    record OfficerEntry(
            String id,
            @Nullable String agency,
            String name,
            String title,
            @Nullable String unit,
            Set<String> roles,
            @Nullable SignsEntry signs,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo) {

        Dated<Post> dated(@Nullable AgencyCode only) {
            Officer officer = new Officer(
                    new OfficerId(required(id, "id")),
                    agencyOf(agency, only, "officer"),
                    required(name, "name"),
                    required(title, "title"),
                    orEmpty(unit),
                    required(roles, "roles").stream().map(Role::new).collect(Collectors.toSet()));
            SigningRight right = signs == null ? SigningRight.byTitle(officer) : signs.right(officer);
            return new Dated<>(
                    officer.id().value(), new Post(officer, right), EffectivePeriod.of(effectiveFrom, effectiveTo));
        }
    }

    /** As what an officer signs, where that is not told by role and title. */
    record SignsEntry(
            Capacity capacity,
            @Nullable String headTitle,
            @Nullable Set<String> kinds) {

        SigningRight right(Officer officer) {
            Capacity as = required(capacity, "signs.capacity");
            String head = orEmpty(headTitle);
            if (head.isBlank() && as.isForAnother()) {
                head = SigningRight.headTitle(officer)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "signs.headTitle is missing: " + as + " is for somebody, say with which title"));
            }
            return new SigningRight(as, head, kinds == null ? Set.of("*") : Set.copyOf(kinds));
        }
    }

    record DelegationEntry(
            String from,
            String to,
            Capacity capacity,
            Set<String> kinds,
            String document,
            LocalDate effectiveFrom,
            LocalDate effectiveTo) {

        Delegation delegation() {
            if (!required(capacity, "capacity").isForAnother()) {
                throw new IllegalArgumentException("capacity is " + capacity
                        + ": who signs for another does not sign as the head; give TUQ or TL");
            }
            // An authorisation is always for a time (Decree 30/2020, Article 13.4).
            return new Delegation(
                    new OfficerId(required(from, "from")),
                    new OfficerId(required(to, "to")),
                    capacity,
                    Set.copyOf(required(kinds, "kinds")),
                    Text.required(required(document, "document"), "document", 300),
                    new EffectivePeriod(
                            required(effectiveFrom, "effectiveFrom"), required(effectiveTo, "effectiveTo")));
        }
    }

    record AbsenceEntry(String officer, String deputy, LocalDate effectiveFrom, LocalDate effectiveTo) {

        Absence absence() {
            return new Absence(
                    new OfficerId(required(officer, "officer")),
                    new OfficerId(required(deputy, "deputy")),
                    new EffectivePeriod(
                            required(effectiveFrom, "effectiveFrom"), required(effectiveTo, "effectiveTo")));
        }
    }

    /** An officer and what the officer signs. */
    record Post(Officer officer, @Nullable SigningRight right) {}

    /** What is signed, and as what; {@code *} is every kind. */
    record SigningRight(Capacity capacity, String headTitle, Set<String> kinds) {

        private static final String DEPUTY = "phó ";
        private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

        /** A leader signs everything: a deputy ("Phó Giám đốc") for the head, everybody else as the head. */
        static @Nullable SigningRight byTitle(Officer officer) {
            if (!officer.has(Role.LEADER)) {
                return null;
            }
            Optional<String> head = headTitle(officer);
            return new SigningRight(head.isPresent() ? Capacity.KT : Capacity.HEAD, head.orElse(""), Set.of("*"));
        }

        /** The title of whoever a deputy stands for; empty for those who are none. However the title is written. */
        static Optional<String> headTitle(Officer officer) {
            String title = Normalizer.normalize(officer.title(), Normalizer.Form.NFC);
            return title.toLowerCase(VIETNAMESE).startsWith(DEPUTY)
                    ? Optional.of(title.substring(DEPUTY.length()))
                    : Optional.empty();
        }

        boolean covers(String kind) {
            return kinds.contains("*") || kinds.contains(kind);
        }
    }

    record Delegation(
            OfficerId from,
            OfficerId to,
            Capacity capacity,
            Set<String> kinds,
            String document,
            EffectivePeriod effective) {}

    record Absence(OfficerId officer, OfficerId deputy, EffectivePeriod effective) {}

    /** What is so for a period, and what it is about. */
    record Dated<T>(String subject, T value, EffectivePeriod period) {

        boolean contradicts(Dated<T> other) {
            return subject.equals(other.subject) && period.overlaps(other.period);
        }
    }

    private static AgencyCode agencyOf(@Nullable String agency, @Nullable AgencyCode only, String what) {
        if (agency != null) {
            return new AgencyCode(agency);
        }
        if (only == null) {
            throw new IllegalArgumentException(
                    "agency is missing: the directory has several, so each " + what + " says which by its code");
        }
        return only;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
