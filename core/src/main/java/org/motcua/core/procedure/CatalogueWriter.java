package org.motcua.core.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.motcua.core.EffectivePeriod;
import org.motcua.core.calendar.ClockRules;
import org.motcua.core.calendar.ProcessingTime;
import org.motcua.core.json.Json;

/** Writes what {@link CatalogueReader} reads. Nothing is left to defaults, which another release may have otherwise. */
final class CatalogueWriter {

    private CatalogueWriter() {}

    static String print(String version, String title, List<ServiceLevel> levels, List<Procedure> procedures) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("version", version);
        putText(file, "title", title);
        file.put("serviceLevels", levels.stream().map(CatalogueWriter::entry).toList());
        file.put("procedures", procedures.stream().map(CatalogueWriter::entry).toList());
        return Json.print(file);
    }

    static Map<String, Object> entry(ServiceLevel level) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", level.id().value());
        entry.put("name", level.name());
        putText(entry, "legalGround", level.legalGround());
        putPeriod(entry, level.effective());
        return entry;
    }

    static Map<String, Object> entry(Procedure procedure) {
        Provision provision = procedure.provision();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("code", procedure.code().value());
        entry.put("version", procedure.version());
        entry.put("name", procedure.name());
        entry.put("sector", procedure.sector());
        provision.serviceLevel().ifPresent(level -> entry.put("serviceLevel", level.value()));
        entry.put("interlinked", provision.interlinked());
        putList(
                entry,
                "deciders",
                provision.deciders().stream().map(CatalogueWriter::entry).toList());
        entry.put(
                "time",
                procedure
                        .times()
                        .statutory()
                        .<Object>map(CatalogueWriter::entry)
                        .orElse("none"));
        procedure.times().provincial().ifPresent(time -> entry.put("provinceTime", entry(time)));
        entry.put("clock", entry(procedure.clockRules()));
        putList(
                entry,
                "steps",
                provision.steps().stream().map(CatalogueWriter::entry).toList());
        putList(
                entry,
                "components",
                procedure.components().stream().map(CatalogueWriter::entry).toList());
        putList(
                entry,
                "fees",
                procedure.fees().stream().map(CatalogueWriter::entry).toList());
        entry.put("process", procedure.process());
        if (!procedure.parties().isEmpty()) {
            Map<String, Object> parties = new TreeMap<>();
            procedure.parties().forEach((name, code) -> parties.put(name, code.value()));
            entry.put("parties", parties);
        }
        entry.put("result", procedure.result().value());
        entry.put("subjectTemplate", procedure.subjectTemplate());
        putList(entry, "legalGrounds", procedure.legalGrounds());
        putText(entry, "note", provision.note());
        if (provision.sample()) {
            entry.put("sample", true);
        }
        putPeriod(entry, procedure.effective());
        return entry;
    }

    /** The names under which two versions differ. */
    static List<String> differing(Procedure one, Procedure other) {
        Map<String, Object> first = entry(one);
        Map<String, Object> second = entry(other);
        List<String> names = new ArrayList<>(first.keySet());
        second.keySet().stream().filter(name -> !first.containsKey(name)).forEach(names::add);
        names.removeIf(name -> first.containsKey(name)
                && second.containsKey(name)
                && first.get(name).equals(second.get(name)));
        return names;
    }

    private static Map<String, Object> entry(Decider decider) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", decider.name());
        decider.agency().ifPresent(code -> entry.put("agency", code.value()));
        putText(entry, "legalGround", decider.legalGround());
        putPeriod(entry, decider.effective());
        return entry;
    }

    private static Map<String, Object> entry(ProcessingTime time) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("amount", time.amount());
        entry.put("unit", time.unit().name());
        return entry;
    }

    private static Map<String, Object> entry(ClockRules rules) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("version", rules.version());
        entry.put("onAnswer", rules.onAnswer().name());
        entry.put("onPayment", rules.onPayment().name());
        entry.put("maxExtensions", rules.maxExtensions());
        return entry;
    }

    private static Map<String, Object> entry(StepBudget step) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", step.name());
        putText(entry, "unit", step.unit());
        putText(entry, "role", step.role());
        entry.put("time", entry(step.time()));
        return entry;
    }

    private static Map<String, Object> entry(Component component) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", component.id().value());
        entry.put("name", component.name());
        entry.put("required", component.required());
        entry.put("form", component.form().name());
        entry.put("quantity", component.quantity());
        return entry;
    }

    private static Map<String, Object> entry(Fee fee) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", fee.name());
        entry.put("amount", fee.amount().toBigInteger());
        putText(entry, "legalGround", fee.legalGround());
        putPeriod(entry, fee.effective());
        return entry;
    }

    private static void putText(Map<String, Object> entry, String name, String text) {
        if (!text.isEmpty()) {
            entry.put(name, text);
        }
    }

    private static void putList(Map<String, Object> entry, String name, List<?> list) {
        if (!list.isEmpty()) {
            entry.put(name, list);
        }
    }

    private static void putPeriod(Map<String, Object> entry, EffectivePeriod period) {
        if (!period.from().equals(LocalDate.MIN)) {
            entry.put("effectiveFrom", period.from().toString());
        }
        if (!period.to().equals(LocalDate.MAX)) {
            entry.put("effectiveTo", period.to().toString());
        }
    }
}
