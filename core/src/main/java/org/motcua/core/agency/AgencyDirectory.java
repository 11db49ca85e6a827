package org.motcua.core.agency;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.DirectoryFile.Absence;
import org.motcua.core.agency.DirectoryFile.AgencyEntry;
import org.motcua.core.agency.DirectoryFile.Dated;
import org.motcua.core.agency.DirectoryFile.Delegation;
import org.motcua.core.agency.DirectoryFile.Post;
import org.motcua.core.agency.DirectoryFile.SigningRight;
import org.motcua.core.agency.DirectoryFile.Unit;
import org.motcua.core.json.Json;
import org.motcua.core.json.UnreadableDataException;

/**
 * Agencies and their officers from a file, with the dates from which and until which that is so. The file is JSON:
 *
 * <pre>{@code
 * { "agency":   [ { "code": "H99.12", "name": "Sở Công Thương", "superior": "…", "abbreviation": "SCT", "place": "…",
 *                   "address": "…", "phone": "…", "email": "…", "website": "…",
 *                   "effectiveFrom": "2025-07-01", "effectiveTo": null } ],
 *   "units":    [ { "agency": "H99.12", "name": "Phòng Quản lý thương mại", "abbreviation": "QLTM" } ],
 *   "officers": [ { "id": "ngan", "agency": "H99.12", "name": "…", "title": "Chuyên viên", "unit": "…",
 *                   "roles": ["SPECIALIST"], "signs": { "capacity": "KT", "headTitle": "Giám đốc", "kinds": ["*"] },
 *                   "effectiveFrom": "2025-07-01", "effectiveTo": null } ],
 *   "delegations": [ { "from": "dung", "to": "binh", "capacity": "TUQ", "kinds": ["official-letter"],
 *                   "document": "Giấy ủy quyền số 03/GUQ-SCT", "effectiveFrom": "…", "effectiveTo": "…" } ],
 *   "absences": [ { "officer": "ngan", "deputy": "khoa", "effectiveFrom": "…", "effectiveTo": "…" } ] }
 * }</pre>
 *
 * <p>A list may hold several entries for one agency or officer with periods that do not overlap; the last day belongs to
 * the period, a missing one leaves it open (not so for delegations and absences, which are always for a time). An
 * officer's or unit's agency may be left out where there is only one. Whoever has the role LEADER and no {@code signs} signs every
 * kind: "Phó …" as deputy (KT.), others as head. {@code signs} without kinds is for every kind, too; its head's title may
 * be left out for HEAD, for Q, and for a KT whose title is "Phó …".
 *
 * <p>Immutable and thread-safe.
 */
public final class AgencyDirectory implements Directory {

    private static final String FILE = "agency directory";
    private static final Comparator<Officer> BY_ID =
            Comparator.comparing(officer -> officer.id().value());

    private final List<Dated<Agency>> agencies;
    private final List<Dated<Unit>> units;
    private final List<Dated<Post>> officers;
    private final List<Delegation> delegations;
    private final List<Absence> absences;

    private AgencyDirectory(
            List<Dated<Agency>> agencies,
            List<Dated<Unit>> units,
            List<Dated<Post>> officers,
            List<Delegation> delegations,
            List<Absence> absences) {
        this.agencies = agencies;
        this.units = units;
        this.officers = officers;
        this.delegations = delegations;
        this.absences = absences;
    }

    /**
     * Reads the directory.
     *
     * @throws UnreadableDataException naming the place of what is wrong
     */
    public static AgencyDirectory read(InputStream in) {
        DirectoryFile file = Json.read(in, DirectoryFile.class, FILE);
        List<Dated<Agency>> agencies = entries(file.agency(), AgencyEntry::dated, "agency");
        List<String> codes = agencies.stream().map(Dated::subject).distinct().toList();
        AgencyCode only = codes.size() == 1 ? new AgencyCode(codes.get(0)) : null;
        List<Dated<Unit>> units = entries(
                file.units(),
                entry -> {
                    Dated<Unit> dated = entry.dated(only);
                    requireListed(codes, dated.value().agency());
                    return dated;
                },
                "units");
        List<Dated<Post>> officers = entries(
                file.officers(),
                entry -> {
                    Dated<Post> dated = entry.dated(only);
                    requireListed(codes, dated.value().officer().agency());
                    return dated;
                },
                "officers");
        Predicate<OfficerId> known =
                id -> officers.stream().anyMatch(entry -> entry.subject().equals(id.value()));
        List<Delegation> delegations = listed(file.delegations(), "delegations", entry -> {
            Delegation delegation = entry.delegation();
            requireKnown(known, delegation.from(), delegation.to());
            return delegation;
        });
        List<Absence> absences = listed(file.absences(), "absences", entry -> {
            Absence absence = entry.absence();
            requireKnown(known, absence.officer(), absence.deputy());
            return absence;
        });
        return new AgencyDirectory(agencies, units, officers, delegations, absences);
    }

    private static void requireListed(List<String> codes, AgencyCode agency) {
        if (!codes.contains(agency.value())) {
            throw new IllegalArgumentException("agency " + agency + " is none of this file: " + codes);
        }
    }

    /** Who and what was in force on the day; what is asked of it afterwards without a day is of that day. */
    public AgencyDirectory on(LocalDate day) {
        return new AgencyDirectory(
                inForce(agencies, day), inForce(units, day), inForce(officers, day), delegations, absences);
    }

    /**
     * The agency, or the first of several.
     *
     * @throws IllegalStateException when there was none on the day that was asked about
     */
    public Agency agency() {
        if (agencies.isEmpty()) {
            throw new IllegalStateException("The directory has no agency in force on that day: give an entry for it");
        }
        return agencies.get(0).value();
    }

    /** All agencies that the file has, as they were last. */
    public List<Agency> agencies() {
        return agencies.stream()
                .map(Dated::subject)
                .distinct()
                .map(code -> newest(agencies, code).orElseThrow())
                .toList();
    }

    /** The officer, in the newest entry. */
    public Optional<Officer> findOfficer(OfficerId id) {
        return newest(officers, id.value()).map(Post::officer);
    }

    /**
     * The officer, in the newest entry.
     *
     * @throws UnknownOfficerException where there is none
     */
    public Officer requireOfficer(OfficerId id) {
        return findOfficer(id).orElseThrow(() -> new UnknownOfficerException(id));
    }

    /** Everybody with the role, by id; empty where there is nobody. */
    public List<Officer> withRole(Role role) {
        return officers.stream()
                .map(entry -> requireOfficer(entry.value().officer().id()))
                .distinct()
                .filter(officer -> officer.has(role))
                .sorted(BY_ID)
                .toList();
    }

    /** All roles that somebody has at some time. */
    public List<Role> roles() {
        return officers.stream()
                .flatMap(entry -> entry.value().officer().roles().stream())
                .distinct()
                .sorted(Comparator.comparing(Role::name))
                .toList();
    }

    @Override
    public Optional<Agency> findAgency(AgencyCode code, LocalDate day) {
        return on(agencies, code.value(), day);
    }

    @Override
    public Optional<Officer> findOfficer(OfficerId id, LocalDate day) {
        return on(officers, id.value(), day).map(Post::officer);
    }

    @Override
    public Optional<Officer> findEver(OfficerId id) {
        return findOfficer(id);
    }

    @Override
    public List<Officer> withRole(AgencyCode agency, Role role, LocalDate day) {
        return officers.stream()
                .filter(entry -> entry.period().contains(day))
                .map(entry -> entry.value().officer())
                .filter(officer -> officer.has(role) && officer.agency().equals(agency))
                .sorted(BY_ID)
                .toList();
    }

    @Override
    public Optional<Signatory> findSignatory(OfficerId id, String kind, LocalDate day) {
        Optional<Post> post = on(officers, id.value(), day);
        if (post.isEmpty()) {
            return Optional.empty();
        }
        Officer officer = post.get().officer();
        SigningRight right = post.get().right();
        if (right != null && right.covers(kind)) {
            return Optional.of(new Signatory(officer, right.capacity(), right.headTitle(), ""));
        }
        return delegations.stream()
                .filter(delegation -> delegation.to().equals(id)
                        && delegation.effective().contains(day)
                        && (delegation.kinds().contains("*")
                                || delegation.kinds().contains(kind)))
                .flatMap(delegation -> delegated(delegation, officer, kind, day).stream())
                .findFirst();
    }

    /** Nobody passes on more than the own right, and nobody passes on what was passed on. */
    private Optional<Signatory> delegated(Delegation delegation, Officer officer, String kind, LocalDate day) {
        return on(officers, delegation.from().value(), day)
                .filter(from -> from.right() != null && from.right().covers(kind))
                .filter(from -> from.officer().agency().equals(officer.agency()))
                .map(from -> new Signatory(
                        officer,
                        delegation.capacity(),
                        headTitle(from.officer(), from.right()),
                        delegation.document()));
    }

    private static String headTitle(Officer from, @Nullable SigningRight right) {
        return right == null || right.headTitle().isEmpty() ? from.title() : right.headTitle();
    }

    @Override
    public String unitAbbreviation(AgencyCode agency, String unit, LocalDate day) {
        return on(units, agency + " " + unit, day).map(Unit::abbreviation).orElse("");
    }

    @Override
    public List<OfficerId> deputisesFor(OfficerId officer, LocalDate day) {
        return absences.stream()
                .filter(absence ->
                        absence.deputy().equals(officer) && absence.effective().contains(day))
                .map(Absence::officer)
                .distinct()
                .toList();
    }

    private static void requireKnown(Predicate<OfficerId> known, OfficerId... ids) {
        for (OfficerId id : ids) {
            if (!known.test(id)) {
                throw new IllegalArgumentException("officer " + id + " is none of this file's officers");
            }
        }
    }

    private static <E, T> List<T> listed(@Nullable List<E> read, String list, Function<E, T> value) {
        List<T> values = new ArrayList<>();
        for (E element : read == null ? List.<E>of() : read) {
            values.add(Json.at(FILE, list + "[" + values.size() + "]", () -> value.apply(element)));
        }
        return List.copyOf(values);
    }

    /** In the order in which the file first names them, and of each the newest first. */
    private static <E, T> List<Dated<T>> entries(@Nullable List<E> read, Function<E, Dated<T>> toDated, String list) {
        List<Dated<T>> entries = new ArrayList<>();
        for (E element : read == null ? List.<E>of() : read) {
            String place = list + "[" + entries.size() + "]";
            Dated<T> entry = Json.at(FILE, place, () -> toDated.apply(element));
            if (entries.stream().anyMatch(entry::contradicts)) {
                throw new UnreadableDataException(
                        FILE,
                        place,
                        "another entry for " + entry.subject() + " overlaps it in time;"
                                + " end one before the other begins",
                        null);
            }
            entries.add(entry);
        }
        Map<String, Integer> order = new HashMap<>();
        entries.forEach(entry -> order.putIfAbsent(entry.subject(), order.size()));
        return entries.stream()
                .sorted(Comparator.comparing((Dated<T> entry) -> order.get(entry.subject()))
                        .thenComparing(entry -> entry.period().from(), Comparator.reverseOrder()))
                .toList();
    }

    private static <T> List<Dated<T>> inForce(List<Dated<T>> entries, LocalDate day) {
        return entries.stream().filter(entry -> entry.period().contains(day)).toList();
    }

    private static <T> Optional<T> newest(List<Dated<T>> entries, String subject) {
        return entries.stream()
                .filter(entry -> entry.subject().equals(subject))
                .map(Dated::value)
                .findFirst();
    }

    private static <T> Optional<T> on(List<Dated<T>> entries, String subject, LocalDate day) {
        return entries.stream()
                .filter(entry ->
                        entry.subject().equals(subject) && entry.period().contains(day))
                .map(Dated::value)
                .findFirst();
    }
}
