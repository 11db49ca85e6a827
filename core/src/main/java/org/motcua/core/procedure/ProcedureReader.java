package org.motcua.core.procedure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.motcua.core.EffectivePeriod;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.calendar.ClockRules;
import org.motcua.core.calendar.ProcessingTime;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.document.KindId;
import org.motcua.core.json.JsonObject;

/** One version of a procedure in a catalogue's file. Not thread-safe. */
final class ProcedureReader {

    /** What stands for a time that the law does not set. */
    private static final String NO_TIME = "none";

    private static final String AGENCY_FORM = "[0-9A-Z]+(\\.[0-9A-Z]+)*";
    private static final int MOST_DAYS = 3_650;
    private static final int MOST_HOURS = 8 * MOST_DAYS;

    private final JsonObject at;
    private final @Nullable String code;
    private final @Nullable String version;
    private final @Nullable EffectivePeriod effective;
    private final @Nullable String level;
    private final List<Located<Decider>> deciders = new ArrayList<>();

    /** A part with where it stands. */
    record Located<T>(T value, JsonObject at) {}

    ProcedureReader(JsonObject at) {
        this.at = at;
        this.code = at.text("code", 60, ProcedureCode.FORM, "2.000648");
        this.version = at.text("version", 60);
        this.effective = at.period();
        this.level = at.has("serviceLevel") ? at.text("serviceLevel", 40, ServiceLevelId.FORM, "full") : null;
    }

    JsonObject at() {
        return at;
    }

    @Nullable
    String code() {
        return code;
    }

    @Nullable
    String version() {
        return version;
    }

    @Nullable
    EffectivePeriod effective() {
        return effective;
    }

    @Nullable
    String level() {
        return level;
    }

    List<Located<Decider>> deciders() {
        return deciders;
    }

    /** Null where something is wrong with it, which is told. */
    @Nullable
    Procedure procedure() {
        String name = at.text("name", 500);
        String sector = at.text("sector", 200);
        TimeLimits times = times();
        ClockRules clock = at.has("clock") ? clock(at.object("clock")) : ClockRules.DEFAULT;
        List<Component> components = components();
        List<Fee> fees = fees();
        String process = at.text("process", 60);
        Map<String, AgencyCode> parties = at.has("parties") ? parties(at.object("parties")) : Map.of();
        String result = at.text("result", 60, "[a-z][a-z0-9-]*", "decision");
        String subject = at.text("subjectTemplate", 500);
        List<String> legalGrounds = at.texts("legalGrounds", 1000);
        Provision provision = provision(parties);
        at.end();
        checkSteps(times, provision);
        if (!at.isSound()) {
            return null;
        }
        return at.make(() -> new Procedure(
                new ProcedureCode(given(code)),
                given(version),
                given(name),
                given(sector),
                given(times),
                given(clock),
                components,
                fees,
                given(process),
                parties,
                new KindId(given(result)),
                given(subject),
                legalGrounds,
                given(provision),
                given(effective)));
    }

    private static <T> T given(@Nullable T value) {
        return Objects.requireNonNull(value, "a sound object has all that it needs");
    }

    private @Nullable TimeLimits times() {
        boolean unset = at.has("time") && at.says("time", NO_TIME);
        ProcessingTime byLaw = unset ? null : time(at, "time");
        ProcessingTime byProvince = at.has("provinceTime") ? time(at, "provinceTime") : null;
        if (byLaw != null && byProvince != null && !TimeLimits.isAtMost(byProvince, byLaw)) {
            at.error("provinceTime", CatalogueRule.PROVINCE_LONGER, shown(byProvince), shown(byLaw));
            return null;
        }
        return unset || byLaw != null ? new TimeLimits(byLaw, byProvince) : null;
    }

    private static String shown(ProcessingTime time) {
        return time.amount() + " " + time.unit();
    }

    private static @Nullable ProcessingTime time(JsonObject parent, String name) {
        JsonObject time = parent.object(name);
        if (time == null) {
            return null;
        }
        ProcessingTime.Unit unit = time.choice("unit", ProcessingTime.Unit.class);
        boolean hours = unit == ProcessingTime.Unit.WORKING_HOURS;
        Integer amount = time.integer("amount", hours ? 1 : 0, hours ? MOST_HOURS : MOST_DAYS);
        time.end();
        return unit == null || amount == null ? null : time.make(() -> new ProcessingTime(amount, unit));
    }

    private static @Nullable ClockRules clock(@Nullable JsonObject clock) {
        if (clock == null) {
            return null;
        }
        String version = clock.text("version", 60);
        ClockRules.OnAnswer onAnswer = clock.choice("onAnswer", ClockRules.OnAnswer.class);
        ClockRules.OnPayment onPayment = clock.has("onPayment")
                ? clock.choice("onPayment", ClockRules.OnPayment.class)
                : ClockRules.DEFAULT.onPayment();
        Integer maxExtensions = clock.integer("maxExtensions", 0, 100);
        clock.end();
        return version == null || onAnswer == null || onPayment == null || maxExtensions == null
                ? null
                : clock.make(() -> new ClockRules(version, onAnswer, onPayment, maxExtensions));
    }

    private List<Component> components() {
        List<Component> components = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonObject one : at.objects("components")) {
            String id = one.text("id", 60, ComponentId.FORM, "application");
            String name = one.text("name", 500);
            Boolean required = one.bool("required");
            Component.Form form = one.choice("form", Component.Form.class);
            Integer quantity = one.integer("quantity", 1, 100);
            one.end();
            if (id != null && !ids.add(id)) {
                one.error("id", CatalogueRule.REPEATED_COMPONENT, id);
            }
            if (id != null && name != null && required != null && form != null && quantity != null) {
                add(components, one.make(() -> new Component(new ComponentId(id), name, required, form, quantity)));
            }
        }
        return components;
    }

    private List<Fee> fees() {
        Map<String, List<Located<Fee>>> byName = new HashMap<>();
        List<Fee> fees = new ArrayList<>();
        for (JsonObject one : at.objects("fees")) {
            String name = one.text("name", 300);
            BigDecimal amount = one.number("amount", BigDecimal.ZERO, Fee.MOST);
            String legalGround = one.textOrEmpty("legalGround", 300);
            EffectivePeriod period = one.period();
            one.end();
            if (name != null && amount != null && legalGround != null && period != null) {
                Fee fee = one.make(() -> new Fee(name, amount, legalGround, period));
                if (fee != null) {
                    fees.add(fee);
                    byName.computeIfAbsent(CatalogueChecks.alike(name), key -> new ArrayList<>())
                            .add(new Located<>(fee, one));
                }
            }
        }
        byName.values()
                .forEach(same -> apart(
                        same,
                        Fee::effective,
                        (later, earlier) -> later.at()
                                .error(
                                        CatalogueRule.FEE_OVERLAP,
                                        later.value().name(),
                                        earlier.value().amount().toPlainString(),
                                        later.value().amount().toPlainString())));
        return fees;
    }

    private interface Told<T> {
        void tell(Located<T> later, Located<T> earlier);
    }

    private static <T> void apart(List<Located<T>> all, Function<T, EffectivePeriod> period, Told<T> told) {
        Overlaps.first(all, one -> period.apply(one.value()))
                .ifPresent(pair -> told.tell(pair.later(), pair.earlier()));
    }

    private static Map<String, AgencyCode> parties(@Nullable JsonObject names) {
        Map<String, AgencyCode> parties = new TreeMap<>();
        if (names != null) {
            for (String name : names.names()) {
                String code = names.text(name, 35, AGENCY_FORM, "H99.15");
                AgencyCode agency = code == null ? null : names.make(() -> new AgencyCode(code));
                if (agency != null) {
                    parties.put(name, agency);
                }
            }
            names.make(() -> CaseFile.requireParties(parties));
        }
        return parties;
    }

    private @Nullable Provision provision(Map<String, AgencyCode> parties) {
        readDeciders();
        List<StepBudget> steps = steps();
        Boolean interlinked = at.bool("interlinked", !parties.isEmpty());
        String note = at.textOrEmpty("note", 1000);
        Boolean sample = at.bool("sample", false);
        if (interlinked != null && !interlinked && !parties.isEmpty()) {
            at.error("interlinked", CatalogueRule.NOT_INTERLINKED);
        }
        if (interlinked == null || note == null || sample == null || !at.isSound()) {
            return null;
        }
        ServiceLevelId id = level == null ? null : new ServiceLevelId(level);
        List<Decider> all = deciders.stream().map(Located::value).toList();
        return at.make(() -> new Provision(id, interlinked, all, steps, note, sample));
    }

    private void readDeciders() {
        for (JsonObject one : at.objects("deciders")) {
            String name = one.text("name", 300);
            String agency = one.has("agency") ? one.text("agency", 35, AGENCY_FORM, "H99.12") : null;
            String legalGround = one.textOrEmpty("legalGround", 300);
            EffectivePeriod period = one.period();
            one.end();
            if (name != null && legalGround != null && period != null && one.isSound()) {
                Decider decider = one.make(
                        () -> new Decider(name, agency == null ? null : new AgencyCode(agency), legalGround, period));
                if (decider != null) {
                    deciders.add(new Located<>(decider, one));
                }
            }
        }
        apart(
                deciders,
                Decider::effective,
                (later, earlier) -> later.at()
                        .error(
                                CatalogueRule.DECIDER_OVERLAP,
                                earlier.value().name(),
                                later.value().name()));
        if (effective != null && !deciders.isEmpty() && at.isSound()) {
            CatalogueChecks.firstUndecided(
                            effective, deciders.stream().map(Located::value).toList())
                    .ifPresent(day ->
                            at.error("deciders", CatalogueRule.DECIDER_GAP, day.equals(LocalDate.MIN) ? "…" : day));
        }
    }

    private List<StepBudget> steps() {
        List<StepBudget> steps = new ArrayList<>();
        for (JsonObject one : at.objects("steps")) {
            String name = one.text("name", 300);
            String unit = one.textOrEmpty("unit", 200);
            String role = one.has("role") ? one.text("role", 60, "[A-Z][A-Z0-9_]*", "SPECIALIST") : "";
            ProcessingTime time = time(one, "time");
            one.end();
            if (name != null && unit != null && role != null && unit.isEmpty() && role.isEmpty()) {
                one.error(CatalogueRule.NO_UNIT_NOR_ROLE, name);
            } else if (name != null && unit != null && role != null && time != null) {
                add(steps, one.make(() -> new StepBudget(name, unit, role, time)));
            }
        }
        return steps;
    }

    private void checkSteps(@Nullable TimeLimits times, @Nullable Provision provision) {
        if (times == null || provision == null) {
            return;
        }
        BiFunction<Long, StepBudget, Long> hours =
                (sum, step) -> sum + TimeLimits.workingHours(step.time()).orElse(0);
        long sum = provision.steps().stream().reduce(0L, hours, Long::sum);
        ProcessingTime promised = times.promised();
        // What is due on its day has the whole day.
        int most =
                promised.amount() == 0 ? 8 : TimeLimits.workingHours(promised).orElse(Integer.MAX_VALUE);
        if (sum > most) {
            at.error("steps", CatalogueRule.BUDGETS_EXCEED, sum, most);
        }
    }

    private static <T> void add(List<T> list, @Nullable T value) {
        if (value != null) {
            list.add(value);
        }
    }
}
