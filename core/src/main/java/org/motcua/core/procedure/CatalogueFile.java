package org.motcua.core.procedure;

import static org.motcua.core.json.Json.required;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.motcua.core.EffectivePeriod;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.calendar.ClockRules;
import org.motcua.core.calendar.ProcessingTime;
import org.motcua.core.document.KindId;
import org.motcua.core.json.Json;

/** The catalogue as its file has it. */
record CatalogueFile(String version, List<ProcedureEntry> procedures) {

    CatalogueFile {
        required(version, "version");
        required(procedures, "procedures");
    }

    record ProcedureEntry(
            String code,
            String version,
            String name,
            String sector,
            TimeEntry time,
            @Nullable ClockEntry clock,
            @Nullable List<ComponentEntry> components,
            @Nullable List<FeeEntry> fees,
            String process,
            @Nullable Map<String, String> parties,
            String result,
            String subjectTemplate,
            @Nullable List<String> legalGrounds,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo) {

        Procedure procedure() {
            return new Procedure(
                    new ProcedureCode(required(code, "code")),
                    required(version, "version"),
                    required(name, "name"),
                    required(sector, "sector"),
                    required(time, "time").time(),
                    clock == null ? ClockRules.DEFAULT : clock.rules(),
                    orEmpty(components).stream().map(ComponentEntry::component).toList(),
                    orEmpty(fees).stream().map(FeeEntry::fee).toList(),
                    required(process, "process"),
                    partiesByName(),
                    new KindId(required(result, "result")),
                    required(subjectTemplate, "subjectTemplate"),
                    orEmpty(legalGrounds),
                    EffectivePeriod.of(effectiveFrom, effectiveTo));
        }

        private Map<String, AgencyCode> partiesByName() {
            Map<String, AgencyCode> codes = new TreeMap<>();
            if (parties != null) {
                parties.forEach((party, code) -> codes.put(party, new AgencyCode(code)));
            }
            return codes;
        }
    }

    record TimeEntry(Integer amount, ProcessingTime.Unit unit) {

        ProcessingTime time() {
            return new ProcessingTime(required(amount, "time.amount"), required(unit, "time.unit"));
        }
    }

    record ClockEntry(String version, ClockRules.OnAnswer onAnswer, Integer maxExtensions) {

        ClockRules rules() {
            return new ClockRules(
                    required(version, "clock.version"),
                    required(onAnswer, "clock.onAnswer"),
                    required(maxExtensions, "clock.maxExtensions"));
        }
    }

    record ComponentEntry(String id, String name, Boolean required, Component.Form form, Integer quantity) {

        Component component() {
            return new Component(
                    new ComponentId(Json.required(id, "component.id")),
                    Json.required(name, "component.name"),
                    Json.required(required, "component.required"),
                    Json.required(form, "component.form"),
                    Json.required(quantity, "component.quantity"));
        }
    }

    record FeeEntry(
            String name,
            BigDecimal amount,
            @Nullable String legalGround,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo) {

        Fee fee() {
            return new Fee(
                    required(name, "fee.name"),
                    required(amount, "fee.amount"),
                    legalGround == null ? "" : legalGround,
                    EffectivePeriod.of(effectiveFrom, effectiveTo));
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
