package org.motcua.core.agency;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.motcua.core.agency.DirectoryFile.AgencyEntry;
import org.motcua.core.agency.DirectoryFile.Dated;
import org.motcua.core.agency.DirectoryFile.OfficerEntry;
import org.motcua.core.json.Json;
import org.motcua.core.json.UnreadableDataException;

/**
 * An agency and its officers, with the dates from which and until which that is so. The file is JSON:
 *
 * <pre>{@code
 * { "agency":   [ { "code": "H99.12", "name": "Sở Công Thương", "superior": "…", "abbreviation": "SCT", "place": "…",
 *                   "address": "…", "phone": "…", "email": "…", "website": "…",
 *                   "effectiveFrom": "2025-07-01", "effectiveTo": null } ],
 *   "officers": [ { "id": "ngan", "name": "…", "title": "Chuyên viên", "unit": "…", "roles": ["SPECIALIST"],
 *                   "effectiveFrom": "2025-07-01", "effectiveTo": null } ] }
 * }</pre>
 *
 * <p>Both lists may hold several entries, those for one officer with periods that do not overlap, those of the agency
 * likewise; the last day belongs to the period, a missing one leaves it open. Superior, unit, contact and dates may be
 * left out.
 *
 * <p>A directory answers for its whole time: {@link #agency()} and {@link #findOfficer} then give the newest entry, for
 * showing a name in a history. Whether somebody may act is asked of {@link #on} the day. Immutable and thread-safe.
 */
public final class AgencyDirectory {

    private static final String FILE = "agency directory";

    private final List<Dated<Agency>> agencies;
    private final List<Dated<Officer>> officers;

    private AgencyDirectory(List<Dated<Agency>> agencies, List<Dated<Officer>> officers) {
        this.agencies = agencies;
        this.officers = officers;
    }

    /**
     * Reads the directory.
     *
     * @throws UnreadableDataException naming the place of what is wrong
     */
    public static AgencyDirectory read(InputStream in) {
        DirectoryFile file = Json.read(in, DirectoryFile.class, FILE);
        return new AgencyDirectory(
                entries(file.agency(), AgencyEntry::dated, "agency"),
                entries(file.officers(), OfficerEntry::dated, "officers"));
    }

    /** Who and what was in force on the day. */
    public AgencyDirectory on(LocalDate day) {
        return new AgencyDirectory(inForce(agencies, day), inForce(officers, day));
    }

    /**
     * The agency.
     *
     * @throws IllegalStateException when there was none on the day that was asked about
     */
    public Agency agency() {
        if (agencies.isEmpty()) {
            throw new IllegalStateException("The directory has no agency in force on that day: give an entry for it");
        }
        return agencies.get(0).value();
    }

    /** The officer. */
    public Optional<Officer> findOfficer(OfficerId id) {
        return officers.stream()
                .map(Dated::value)
                .filter(officer -> officer.id().equals(id))
                .findFirst();
    }

    /**
     * The officer.
     *
     * @throws UnknownOfficerException where there is none
     */
    public Officer requireOfficer(OfficerId id) {
        return findOfficer(id).orElseThrow(() -> new UnknownOfficerException(id, agency().code()));
    }

    /** Everybody with the role, by id; empty where there is nobody. */
    public List<Officer> withRole(Role role) {
        return officers.stream()
                .map(entry -> requireOfficer(entry.value().id()))
                .distinct()
                .filter(officer -> officer.has(role))
                .sorted(Comparator.comparing(officer -> officer.id().value()))
                .toList();
    }

    /** Newest first. */
    private static <E, T> List<Dated<T>> entries(List<E> read, Function<E, Dated<T>> toDated, String list) {
        List<Dated<T>> entries = new ArrayList<>();
        for (E element : read) {
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
        entries.sort(
                Comparator.comparing((Dated<T> entry) -> entry.period().from()).reversed());
        return List.copyOf(entries);
    }

    private static <T> List<Dated<T>> inForce(List<Dated<T>> entries, LocalDate day) {
        return entries.stream().filter(entry -> entry.period().contains(day)).toList();
    }
}
