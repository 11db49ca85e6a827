package org.motcua.core.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.motcua.core.EffectivePeriod;
import org.motcua.core.Text;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.calendar.ClockRules;
import org.motcua.core.calendar.ProcessingTime;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.document.KindId;

/**
 * An administrative procedure (thủ tục hành chính) in one of its versions. A dossier keeps the version that was in force
 * at its reception; a later version changes nothing about it.
 *
 * @param version of this entry, unique for the code
 * @param sector the field it belongs to (lĩnh vực)
 * @param times how long it may take by statute and by the province
 * @param clockRules how its clock stops and how often it may be extended
 * @param process the process that handles it, by its key, such as {@code one-stop}
 * @param parties the other agencies that take part, by the names that the process has for them
 * @param result the kind of the document that decides
 * @param subjectTemplate of that document; {@code {applicant}} and {@code {subject}} are replaced
 * @param legalGrounds in the order in which a decision cites them
 * @param provision how it is offered and decided
 * @param effective the days on which a dossier received falls under this version
 */
public record Procedure(
        ProcedureCode code,
        String version,
        String name,
        String sector,
        TimeLimits times,
        ClockRules clockRules,
        List<Component> components,
        List<Fee> fees,
        String process,
        Map<String, AgencyCode> parties,
        KindId result,
        String subjectTemplate,
        List<String> legalGrounds,
        Provision provision,
        EffectivePeriod effective) {

    public Procedure {
        Text.required(version, "Version of procedure " + code, 60);
        Text.required(name, "Name of procedure " + code, 500);
        Text.required(sector, "Sector of procedure " + code, 200);
        Text.required(process, "Process of procedure " + code, 60);
        Text.required(subjectTemplate, "Subject template of procedure " + code, 500);
        parties = CaseFile.requireParties(parties);
        components = List.copyOf(components);
        fees = List.copyOf(fees);
        legalGrounds = List.copyOf(legalGrounds);
        if (components.stream().map(Component::id).distinct().count() < components.size()) {
            throw new IllegalArgumentException("Procedure " + code + " has two components with one id");
        }
    }

    /** By which a dossier is due: the province's time where there is one, else the statute's. */
    public ProcessingTime time() {
        return times.promised();
    }

    /** The required components that are not among those handed in; empty for a complete dossier. */
    public List<Component> missing(Set<ComponentId> handedIn) {
        return components.stream()
                .filter(component -> component.required() && !handedIn.contains(component.id()))
                .toList();
    }

    /** Those handed in that are none of this procedure's. */
    public Set<ComponentId> unknown(Set<ComponentId> handedIn) {
        Set<ComponentId> known = components.stream().map(Component::id).collect(Collectors.toSet());
        return handedIn.stream().filter(id -> !known.contains(id)).collect(Collectors.toUnmodifiableSet());
    }

    /** The rates that apply on the day. */
    public List<Fee> feesOn(LocalDate day) {
        return fees.stream().filter(fee -> fee.effective().contains(day)).toList();
    }

    /** The subject of the deciding document. */
    public String resultSubject(String applicant, String subject) {
        return subjectTemplate.replace("{applicant}", applicant).replace("{subject}", subject);
    }
}
