package org.motcua.workflow.act;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.audit.Actor;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.audit.AuditLog;
import org.motcua.core.document.Document;
import org.motcua.core.document.Hand.Part;
import org.motcua.workflow.NotAllowedException;
import org.motcua.workflow.NotAllowedException.Reason;
import org.motcua.workflow.model.Excluded;
import org.motcua.workflow.model.Who;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.sight.CasePeople;
import org.motcua.workflow.sight.Sight;

/**
 * The one place that says who may do an act: whoever is in office in the agency whose work it is, is meant by the model,
 * is not excluded by it, and passes the floor that the type of the act has in Java. It asks the directory and the case
 * each time, never a process variable. Thread-safe.
 */
public final class Authority {

    /** Of several ways in which somebody could be meant, the one that came nearest says why not. */
    private static final List<Reason> NEAREST = List.of(Reason.UNIT, Reason.ROLE, Reason.PERSON);

    private final AuditLog audit;

    public Authority(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * Lets the actor of the sight do the act.
     *
     * @param claimedBy who has taken the task up
     * @throws NotAllowedException naming why not
     */
    public void require(ActType<?> act, Sight sight, @Nullable OfficerId claimedBy) {
        if (sight.actor().equals(Actor.APPLICANT)) {
            if (sight.settings().by().stream().noneMatch(who -> who instanceof Who.Applicant)) {
                throw new NotAllowedException(Actor.APPLICANT, Reason.PERSON, "it is no act of the applicant");
            }
        } else {
            requireOfficer(sight, claimedBy);
        }
        act.requireLawful(sight);
    }

    private void requireOfficer(Sight sight, @Nullable OfficerId claimedBy) {
        Officer officer = sight.requireOfficer();
        if (!officer.agency().equals(sight.agency())) {
            throw new NotAllowedException(
                    officer.id(),
                    Reason.OTHER_AGENCY,
                    "the work is agency " + sight.agency() + "'s, but the officer is of " + officer.agency());
        }
        requireMeant(sight, officer);
        if (claimedBy != null && isHeld(sight, officer, claimedBy)) {
            throw new NotAllowedException(officer.id(), Reason.CLAIMED, "another officer has taken the task up");
        }
        for (Excluded excluded : sight.settings().not()) {
            if (isExcluded(sight, officer, excluded)) {
                throw new NotAllowedException(
                        officer.id(), Reason.SEPARATION, "it must be somebody else than \"" + excluded + "\"");
            }
        }
    }

    /** Whoever has taken a task up holds it while in office, also against a deputy of somebody else. */
    private static boolean isHeld(Sight sight, Officer officer, OfficerId claimedBy) {
        return !claimedBy.equals(officer.id())
                && !deputised(sight, officer).contains(claimedBy)
                && sight.office()
                        .directory()
                        .findOfficer(claimedBy, sight.day())
                        .isPresent();
    }

    private static List<OfficerId> deputised(Sight sight, Officer officer) {
        return sight.office().directory().deputisesFor(officer.id(), sight.day());
    }

    private static void requireMeant(Sight sight, Officer officer) {
        Set<Reason> refusals = EnumSet.noneOf(Reason.class);
        for (Who who : sight.settings().by()) {
            Optional<Reason> refusal = refusal(sight, officer, who);
            if (refusal.isEmpty()) {
                return;
            }
            refusals.add(refusal.get());
        }
        throw new NotAllowedException(
                officer.id(),
                NEAREST.stream().filter(refusals::contains).findFirst().orElse(Reason.PERSON),
                "it takes "
                        + sight.settings().by().stream().map(Who::toString).collect(Collectors.joining(" or "))
                        + (unit(sight).isEmpty() ? "" : " (division: " + unit(sight) + ")")
                        + ", but the roles are " + officer.roles() + " in \"" + officer.unit() + "\"");
    }

    private static Optional<Reason> refusal(Sight sight, Officer officer, Who who) {
        if (who instanceof Who.Role role) {
            Optional<Reason> own = refusal(sight, officer, role);
            boolean standsIn = own.isPresent()
                    && sight.office().directory().deputised(officer.id(), sight.day()).stream()
                            .anyMatch(away -> away.agency().equals(officer.agency())
                                    && refusal(sight, away, role).isEmpty());
            return standsIn ? Optional.empty() : own;
        }
        Optional<OfficerId> meant = meant(sight, who);
        boolean same = meant.isPresent() && isOrStandsIn(sight, officer, meant.get());
        return same ? Optional.empty() : Optional.of(Reason.PERSON);
    }

    private static Optional<Reason> refusal(Sight sight, Officer officer, Who.Role role) {
        if (!officer.has(new Role(role.name()))) {
            return Optional.of(Reason.ROLE);
        }
        String unit = unit(sight);
        return role.ofUnit() && !unit.isEmpty() && !unit.equals(officer.unit())
                ? Optional.of(Reason.UNIT)
                : Optional.empty();
    }

    private static String unit(Sight sight) {
        return CasePeople.unit(sight.caseFile(), sight.agency(), sight.office().directory(), sight.day());
    }

    private static Optional<OfficerId> meant(Sight sight, Who who) {
        if (who instanceof Who.Assigned assigned) {
            return CasePeople.assigned(sight.caseFile(), assigned.slot(), sight.frame());
        } else if (who instanceof Who.Officer named) {
            return Optional.of(new OfficerId(named.id()));
        } else if (who instanceof Who.Signer) {
            return sight.find(sight.documentName()).map(Document::signer);
        } else if (who instanceof Who.Drafter) {
            return sight.find(sight.documentName()).map(Document::drafter);
        }
        return Optional.empty();
    }

    /** A deputy does the work while the officer is away; what nobody else may do, such as sign, is the act's floor. */
    private static boolean isOrStandsIn(Sight sight, Officer officer, OfficerId meant) {
        return officer.id().equals(meant) || deputised(sight, officer).contains(meant);
    }

    /** The names that the element has had, the newest first: migrations give new ones. */
    private static Set<String> names(List<AuditEntry> entries, String element) {
        Set<String> names = new HashSet<>(Set.of(element));
        for (int i = entries.size() - 1; i >= 0; i--) {
            entries.get(i).details().forEach((detail, name) -> {
                if (detail.startsWith(Acts.RENAMED) && names.contains(name)) {
                    names.add(detail.substring(Acts.RENAMED.length()));
                }
            });
        }
        return names;
    }

    private boolean isExcluded(Sight sight, Officer officer, Excluded excluded) {
        if (excluded instanceof Excluded.Did did) {
            List<AuditEntry> entries = audit.entries(sight.caseFile().id());
            Set<String> names = names(entries, did.element());
            return entries.stream()
                    .filter(entry -> names.contains(entry.details().getOrDefault("element", "")))
                    .map(AuditEntry::actor)
                    .anyMatch(Actor.officer(officer.id())::equals);
        }
        Optional<Document> document = sight.settings()
                .find("motcua.document")
                .flatMap(name -> sight.find(sight.frame().name(name)));
        if (document.isEmpty()) {
            return false;
        }
        if (excluded instanceof Excluded.Drafter) {
            return document.get().did(officer.id(), Part.DRAFTED);
        } else if (excluded instanceof Excluded.Initialler) {
            return document.get().did(officer.id(), Part.INITIALLED);
        } else if (excluded instanceof Excluded.Approver) {
            return document.get().did(officer.id(), Part.APPROVED);
        }
        return officer.id().equals(document.get().signer());
    }
}
