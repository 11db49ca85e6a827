package org.motcua.core.casefile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.motcua.core.Text;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;

/**
 * A case file as it was when it was read: what process instance, audit chain, documents and ledger hang on.
 *
 * @param version one more with each change; whoever holds an older one must look again
 * @param agency whose case it is
 * @param parties the other agencies that take part, by the names that the process has for them
 * @param unit the division that handles it; empty until it is assigned
 * @param process by which version of which model it is handled
 * @param assigned who was named for what, by slot such as {@code specialist}; several in their order
 * @param applicantKey hash of the secret by which the applicant acts; empty where there is none
 * @param openedAt to the microsecond, which is what the databases keep
 * @param closedAt when its process came to its end
 */
public record CaseFile(
        CaseId id,
        int version,
        CaseKind kind,
        AgencyCode agency,
        Map<String, AgencyCode> parties,
        String unit,
        String subject,
        ProcessVersion process,
        Map<String, List<OfficerId>> assigned,
        String applicantKey,
        Instant openedAt,
        @Nullable Instant closedAt) {

    /** How the process names the agency whose case it is. */
    public static final String OWNER = "owner";

    public CaseFile {
        parties = requireParties(parties);
        assigned = Map.copyOf(assigned);
        Text.optional(unit, "Unit", 200);
        Text.required(subject, "Subject of a case", 1000);
        Text.optional(applicantKey, "Applicant's key", 200);
        assigned.keySet().forEach(CaseFile::requireName);
        Text.optional(Pairs.writeAssigned(assigned), "List of who was named", 4000);
        openedAt = openedAt.truncatedTo(ChronoUnit.MICROS);
        closedAt = closedAt == null ? null : closedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The agencies that take part, as a case can keep them: by names that a process can use, none of them {@link
     * #OWNER}, and together at most 1000 characters.
     */
    public static Map<String, AgencyCode> requireParties(Map<String, AgencyCode> parties) {
        parties.keySet().forEach(CaseFile::requireName);
        if (parties.containsKey(OWNER)) {
            throw new IllegalArgumentException(
                    "A party is named \"" + OWNER + "\", which is the agency whose case it is: give it another name");
        }
        Text.optional(Pairs.writeParties(parties), "List of parties", 1000);
        return Map.copyOf(parties);
    }

    private static void requireName(String name) {
        Text.required(name, "Name in a case", 60);
        Text.matching(name, "Name in a case", "[a-z][a-z0-9_]*", "specialist");
    }

    /** A case that is opened now. */
    public static CaseFile opened(
            CaseId id,
            CaseKind kind,
            AgencyCode agency,
            Map<String, AgencyCode> parties,
            String subject,
            ProcessVersion process,
            String applicantKey,
            Instant at) {
        return new CaseFile(id, 1, kind, agency, parties, "", subject, process, Map.of(), applicantKey, at, null);
    }

    /** The agency that the process means by the name; {@link #OWNER} is the case's own. */
    public Optional<AgencyCode> party(String name) {
        return name.equals(OWNER) ? Optional.of(agency) : Optional.ofNullable(parties.get(name));
    }

    /** Whether the agency takes part. */
    public boolean concerns(AgencyCode code) {
        return agency.equals(code) || parties.containsValue(code);
    }

    /** Who was named for the slot; empty where nobody was. */
    public List<OfficerId> assigned(String slot) {
        return assigned.getOrDefault(slot, List.of());
    }

    /** Names the officers for the slot in place of those before. */
    public CaseFile assign(String slot, Collection<OfficerId> officers) {
        Map<String, List<OfficerId>> changed = new TreeMap<>(assigned);
        changed.put(slot, List.copyOf(new ArrayList<>(officers)));
        return new CaseFile(
                id, version, kind, agency, parties, unit, subject, process, changed, applicantKey, openedAt, closedAt);
    }

    /** Gives the case to a division. */
    public CaseFile inUnit(String division) {
        return new CaseFile(
                id,
                version,
                kind,
                agency,
                parties,
                division,
                subject,
                process,
                assigned,
                applicantKey,
                openedAt,
                closedAt);
    }

    /** What may be shown: without what the applicant's secret is compared with. */
    public CaseFile withoutApplicantKey() {
        return new CaseFile(
                id, version, kind, agency, parties, unit, subject, process, assigned, "", openedAt, closedAt);
    }

    /** It is handled by another version of its model from now on. */
    public CaseFile handledBy(ProcessVersion migrated) {
        if (!migrated.key().equals(process.key())) {
            throw new IllegalArgumentException("Case " + id + " is handled by process " + process
                    + " and cannot go over to another one, " + migrated);
        }
        return new CaseFile(
                id,
                version,
                kind,
                agency,
                parties,
                unit,
                subject,
                migrated,
                assigned,
                applicantKey,
                openedAt,
                closedAt);
    }

    /** Its process has come to its end, or goes on again. */
    public CaseFile closed(@Nullable Instant at) {
        return new CaseFile(
                id, version, kind, agency, parties, unit, subject, process, assigned, applicantKey, openedAt, at);
    }

    CaseFile withVersion(int stored) {
        return new CaseFile(
                id, stored, kind, agency, parties, unit, subject, process, assigned, applicantKey, openedAt, closedAt);
    }
}
