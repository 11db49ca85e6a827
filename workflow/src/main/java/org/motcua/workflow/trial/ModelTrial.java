package org.motcua.workflow.trial;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.Role;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.document.DocumentKinds;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.workflow.MotcuaBuilder;
import org.motcua.workflow.Receipt;
import org.motcua.workflow.compose.TemplateLibrary;
import org.motcua.workflow.model.Call;
import org.motcua.workflow.model.Element;
import org.motcua.workflow.model.ModelReader;
import org.motcua.workflow.model.ProcessModel;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.model.TypeRegistry;
import org.motcua.workflow.model.Who;
import org.motcua.workflow.modeler.ModelCheck;
import org.motcua.workflow.process.ShippedModels;
import org.motcua.workflow.step.standard.Validate;
import org.motcua.workflow.testkit.FakeSigner;
import org.motcua.workflow.testkit.SettableClock;
import org.motcua.workflow.testkit.TestOffice;
import org.motcua.workflow.trial.TrialCase.Option;
import org.motcua.workflow.trial.TrialCase.StuckException;
import org.motcua.workflow.trial.TrialReport.Path;

/**
 * Tries models out: cases go through them in an office in memory, with keys that are none and documents of plain text, until
 * every branch of every act, every message, every wait for legal time and every refused signature that comes in sight was
 * taken once. What is done is the library at work; only the people are made up: whoever may do an act does it, by the smallest
 * values that the form takes, signed by somebody whom the directory names signatory.
 *
 * <p>{@link #onPaper} then repeats some of the paths in earnest, with pages and signatures.
 *
 * <p>It finds what {@link ModelCheck} cannot: tasks that nobody in the directory may do, acts that the library refuses where
 * the model has them, and elements that no case comes to. H2 must be on the class path. Immutable and thread-safe.
 */
public final class ModelTrial {

    /** The most cases of one trial. */
    public static final int MAX_PATHS = 500;

    /** The longest that a trial takes, about. */
    public static final Duration MAX_TIME = Duration.ofMinutes(2);

    /** Acts of one case; the longest path of a model as large as the check allows has fewer. */
    private static final int MAX_ACTS = 300;

    /** How often a path takes the first branch of an act before it tries another one: a loop must come to an end. */
    private static final int FORWARD = 3;

    /** Marks what was refused. */
    private static final String REFUSED = "✗";

    private static final String PROCEDURE = "9.999999";

    private final AgencyDirectory directory;
    private final ProcedureCatalogue catalogue;
    private final DocumentKinds kinds;
    private final TemplateLibrary templates;
    private final @Nullable TrialSigning signing;

    private ModelTrial(
            AgencyDirectory directory,
            ProcedureCatalogue catalogue,
            DocumentKinds kinds,
            TemplateLibrary templates,
            @Nullable TrialSigning signing) {
        this.directory = directory;
        this.catalogue = catalogue;
        this.kinds = kinds;
        this.templates = templates;
        this.signing = signing;
    }

    /** A trial with the officers, procedures, kinds and templates of an agency. */
    public static ModelTrial of(
            AgencyDirectory directory, ProcedureCatalogue catalogue, DocumentKinds kinds, TemplateLibrary templates) {
        return new ModelTrial(directory, catalogue, kinds, templates, null);
    }

    /**
     * The same, and at the end as many of its paths once more as it takes to lay out each document from its template, sign it
     * by keys and validate what was issued.
     */
    public ModelTrial onPaper(TrialSigning signing) {
        return new ModelTrial(directory, catalogue, kinds, templates, signing);
    }

    /**
     * Tries models that have passed the check. What they call is among them or shipped with the library; one that is only
     * called is tried by what calls it.
     *
     * @throws RuntimeException when the library does not take one of the models
     */
    public TrialReport run(List<byte[]> given) {
        return run(given, path -> {});
    }

    /** Hears of each path as soon as it was gone. */
    @FunctionalInterface
    public interface Watcher {

        /** A path was gone. */
        void gone(Path path);

        /** A path was gone again, with pages and signatures. */
        default void onPaper(Path path) {}
    }

    /**
     * {@link #run(List)}.
     *
     * @param gone hears of each path as soon as it was gone
     */
    public TrialReport run(List<byte[]> given, Watcher gone) {
        return new Run(given, gone).run();
    }

    /** Where a path begins to be its own: the choices up to there, and what is refused on it. */
    private record Plan(ProcessModel model, Element start, List<String> choices, Set<String> refused) {

        Plan with(List<String> others, Set<String> refusals) {
            return new Plan(model, start, List.copyOf(others), refusals);
        }
    }

    /** One trial: an office with the models, and the plans that are left. */
    private final class Run {

        private final Set<String> tried = new LinkedHashSet<>();
        private final Map<String, ProcessModel> models = new LinkedHashMap<>();
        private final List<byte[]> deployed = new ArrayList<>();
        private final Deque<Plan> plans = new ArrayDeque<>();
        private final Set<String> planned = new HashSet<>();
        private final List<Path> paths = new ArrayList<>();
        private final SettableClock clock = SettableClock.at(TestOffice.NOW);
        private final Map<Path, Plan> walked = new LinkedHashMap<>();
        private final List<Path> onPaper = new ArrayList<>();
        private TrialRefusals refusals = new TrialRefusals(new FakeSigner(), null);
        private Validate.@Nullable Judge judge;
        private final long began = System.nanoTime();
        private final Watcher gone;

        Run(List<byte[]> given, Watcher gone) {
            this.gone = gone;
            for (byte[] bpmn : given) {
                ProcessModel model = ModelReader.read(bpmn, TypeRegistry.standard());
                tried.add(model.key());
                models.put(model.key(), model);
                deployed.add(bpmn);
            }
            for (byte[] bpmn : ShippedModels.all()) {
                ProcessModel model = ModelReader.read(bpmn, TypeRegistry.standard());
                if (models.putIfAbsent(model.key(), model) == null) {
                    deployed.add(bpmn);
                }
            }
            deployed.sort((one, other) -> Boolean.compare(calls(one), calls(other)));
        }

        private static boolean calls(byte[] bpmn) {
            return ModelReader.read(bpmn, TypeRegistry.standard()).elements().stream()
                    .anyMatch(element -> element.call().isPresent());
        }

        TrialReport run() {
            ProcedureCatalogue procedures = procedures();
            try (TestOffice office = TestOffice.of(directory, procedures, clock, this::configured)) {
                roots().forEach(root ->
                        starts(root).forEach(start -> plans.add(new Plan(root, start, List.of(), Set.of()))));
                boolean complete = true;
                while (complete && !plans.isEmpty()) {
                    Path path = go(office, plans.remove(), procedures);
                    paths.add(path);
                    gone.gone(path);
                    complete = plans.isEmpty() || (paths.size() < MAX_PATHS && !isLate());
                }
                List<String> unreached = unreached(office);
                if (signing != null && complete) {
                    complete = goOnPaper(signing, procedures);
                }
                return new TrialReport(
                        paths, onPaper, unreached, complete, Duration.ofNanos(System.nanoTime() - began));
            }
        }

        /** The paths again that have a document which no path before them has; false when the time is over first. */
        private boolean goOnPaper(TrialSigning inEarnest, ProcedureCatalogue procedures) {
            Set<String> laidOut = new HashSet<>();
            judge = inEarnest.judge(clock);
            refusals = new TrialRefusals(inEarnest.signer(clock), judge);
            try (TestOffice office = TestOffice.of(
                    directory, procedures, clock, builder -> configured(builder).layingOutByTemplates())) {
                for (Map.Entry<Path, Plan> one : List.copyOf(walked.entrySet())) {
                    if (!laidOut.addAll(documents(one.getKey()))) {
                        continue;
                    }
                    if (isLate()) {
                        return false;
                    }
                    Path path = go(office, one.getValue(), procedures);
                    onPaper.add(path);
                    gone.onPaper(path);
                }
            }
            return true;
        }

        private static List<String> documents(Path path) {
            return path.documents().stream()
                    .map(document -> path.process() + " " + document.name() + " " + document.kind() + " "
                            + !document.signatures().isEmpty())
                    .toList();
        }

        private boolean isLate() {
            return System.nanoTime() - began > MAX_TIME.toNanos();
        }

        private MotcuaBuilder configured(MotcuaBuilder builder) {
            builder.withoutShippedModels().kinds(kinds).templates(templates);
            deployed.forEach(builder::model);
            return builder.signer(refusals).judge(refusals);
        }

        private ProcessModel model(String key) {
            return Objects.requireNonNull(models.get(key), key);
        }

        private List<String> unreached(TestOffice office) {
            List<String> left = new ArrayList<>();
            for (String key : tried) {
                new TreeSet<>(office.unreached(model(key))).forEach(element -> left.add(key + ":" + element));
            }
            return left;
        }

        /** The models that cases begin with: those that are tried, and those that call what cannot begin by itself. */
        private List<ProcessModel> roots() {
            Set<String> roots = new LinkedHashSet<>();
            for (String key : tried) {
                if (!starts(model(key)).isEmpty()) {
                    roots.add(key);
                } else {
                    callers(key).filter(caller -> !starts(caller).isEmpty()).forEach(caller -> roots.add(caller.key()));
                }
            }
            return roots.stream().map(models::get).toList();
        }

        private Stream<ProcessModel> callers(String key) {
            return models.values().stream()
                    .filter(model -> model.elements().stream()
                            .flatMap(element -> element.call().stream())
                            .map(Call::process)
                            .anyMatch(key::equals));
        }

        /** How cases begin: at the desk, by an officer, or by what an applicant submits. */
        private static List<Element> starts(ProcessModel model) {
            return model.starts().stream()
                    .filter(element ->
                            element.settings().isPresent() && (element.message().isEmpty() || isSubmission(element)))
                    .toList();
        }

        private static boolean isSubmission(Element start) {
            return start.typeName().filter(StandardTypes.SUBMIT.name()::equals).isPresent();
        }

        /** Whether a dossier begins there, which needs a procedure. */
        private static boolean isDossier(Element start) {
            return isSubmission(start)
                    || start.typeName()
                            .filter(StandardTypes.RECEIVE.name()::equals)
                            .isPresent();
        }

        private Path go(TestOffice office, Plan plan, ProcedureCatalogue procedures) {
            office.clock().set(TestOffice.NOW);
            refusals.plan(plan.refused());
            List<String> shown = new ArrayList<>();
            List<String> done = new ArrayList<>();
            TrialCase trial;
            try {
                trial = begin(office, plan, procedures);
            } catch (RuntimeException e) {
                return new Path(plan.model().key(), shown, List.of(), "-: " + e.getMessage());
            }
            String stuck = "";
            try {
                trial.settle();
                stuck = follow(trial, plan, done, shown);
                trial.requireSound(judge);
                trial.requireSettled();
            } catch (StuckException e) {
                stuck = String.valueOf(e.getMessage());
            }
            Path path = new Path(plan.model().key(), shown, trial.produced(), stuck);
            if (stuck.isEmpty()) {
                walked.putIfAbsent(path, plan.with(done, plan.refused()));
            }
            return path;
        }

        /** Goes on until the case has ended; gives where it is stuck, or nothing. */
        private String follow(TrialCase trial, Plan plan, List<String> done, List<String> shown) {
            Map<String, Integer> taken = new HashMap<>();
            Map<String, String> sticky = new HashMap<>();
            while (true) {
                planRefusals(plan, done);
                refusals.refused().forEach(step -> shown.add(REFUSED + step));
                List<Option> options = trial.options();
                boolean replayed = done.size() < plan.choices().size();
                Option next = replayed
                        ? find(options, plan.choices().get(done.size()))
                        : choose(options, taken, sticky, trial.isEnded());
                if (!replayed) {
                    planOthers(plan, done, options, next);
                }
                if (next == null) {
                    return trial.isEnded() ? "" : trial.waitsAt() + ": nothing brings it on";
                }
                boolean own = done.size() == plan.choices().size() - 1;
                done.add(next.key());
                shown.add(next.key());
                if (done.size() > MAX_ACTS) {
                    return next.key() + ": it goes round and round";
                }
                try {
                    trial.take(next);
                } catch (StuckException e) {
                    if (own && next.kind() != Option.Kind.TASK && next.kind() != Option.Kind.TIME) {
                        // A message that is refused here may be taken elsewhere; nothing was changed by it.
                        planned.remove(plan.model().key() + " " + next.key());
                        done.remove(done.size() - 1);
                        shown.set(shown.size() - 1, next.key() + " (" + REFUSED + ")");
                        return trial.isEnded() ? "" : follow(trial, plan.with(done, plan.refused()), done, shown);
                    }
                    throw e;
                }
                taken.merge(next.key(), 1, Integer::sum);
                if (next.element().multiInstance().isPresent()) {
                    sticky.put(next.element().id(), next.branch());
                }
            }
        }

        private static Option find(List<Option> options, String key) {
            return options.stream()
                    .filter(option -> option.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new StuckException(key + ": is not there when the same is done again"));
        }

        /** Forward: a task before all else, by its first branch until that has led nowhere several times. */
        private static @Nullable Option choose(
                List<Option> options, Map<String, Integer> taken, Map<String, String> sticky, boolean ended) {
            if (ended || options.isEmpty()) {
                return null;
            }
            Option first = options.stream()
                    .filter(option -> option.kind() == Option.Kind.TASK)
                    .findFirst()
                    .orElseGet(() -> options.stream()
                            .filter(option -> option.kind() == Option.Kind.TIME)
                            .findFirst()
                            .orElse(options.get(0)));
            List<Option> same = options.stream()
                    .filter(option -> option.kind() == first.kind()
                            && option.element().equals(first.element())
                            && option.task().equals(first.task()))
                    .toList();
            String again = sticky.get(first.element().id());
            if (again != null && taken.getOrDefault(key(same, again), 0) < TrialInput.MOST_OFFICERS) {
                return same.stream()
                        .filter(option -> option.branch().equals(again))
                        .findFirst()
                        .orElse(first);
            }
            if (taken.getOrDefault(first.key(), 0) < FORWARD) {
                return first;
            }
            return same.stream()
                    .min((one, other) ->
                            Integer.compare(taken.getOrDefault(one.key(), 0), taken.getOrDefault(other.key(), 0)))
                    .orElse(first);
        }

        private static String key(List<Option> options, String branch) {
            return options.stream()
                    .filter(option -> option.branch().equals(branch))
                    .map(Option::key)
                    .findFirst()
                    .orElse("");
        }

        private void planOthers(Plan plan, List<String> done, List<Option> options, @Nullable Option next) {
            if (next != null) {
                planned.add(plan.model().key() + " " + next.key());
            }
            for (Option option : options) {
                if (planned.add(plan.model().key() + " " + option.key())) {
                    plans.add(plan.with(with(done, option.key()), plan.refused()));
                }
            }
        }

        /** What was signed and validated on the way here is refused on a path of its own. */
        private void planRefusals(Plan plan, List<String> done) {
            for (String step : refusals.made()) {
                if (planned.add(plan.model().key() + " ✗ " + step)) {
                    plans.add(plan.with(done, Set.of(step)));
                }
            }
        }

        private static List<String> with(List<String> choices, String more) {
            List<String> all = new ArrayList<>(choices);
            all.add(more);
            return List.copyOf(all);
        }

        private TrialCase begin(TestOffice office, Plan plan, ProcedureCatalogue procedures) {
            LocalDate day = LocalDate.ofInstant(TestOffice.NOW, WorkingCalendar.ZONE);
            ProcessModel model = plan.model();
            Element start = plan.start();
            Procedure procedure = isDossier(start)
                    ? procedures.procedures().stream()
                            .filter(one -> one.process().equals(model.key())
                                    && one.effective().contains(day))
                            .findFirst()
                            .orElseThrow()
                    : null;
            TrialInput input = new TrialInput(office, directory, kinds, procedure, day, busy());
            if (procedure != null) {
                Receipt receipt = isSubmission(start)
                        ? office.submitted(
                                directory.agency().code(), procedure.code().value())
                        : office.received(
                                starter(input, start).id().value(),
                                procedure.code().value());
                return new TrialCase(
                        office, input, models, model, receipt.dossier().caseId(), receipt.secret());
            }
            return new TrialCase(
                    office,
                    input,
                    models,
                    model,
                    office.motcua().open(starter(input, start).id(), model.key(), "Thử"),
                    "");
        }

        private Set<String> busy() {
            Set<String> busy = new HashSet<>();
            for (ProcessModel model : models.values()) {
                for (Element element : model.elements()) {
                    element.settings()
                            .filter(settings -> !settings.type().equals(StandardTypes.ORDER_SIGNATURE))
                            .ifPresent(settings -> settings.by().forEach(who -> {
                                if (tried.contains(model.key()) && who instanceof Who.Role role) {
                                    busy.add(role.name());
                                }
                            }));
                }
            }
            return busy;
        }

        /** Of the first agency of the directory where it can be, rather with few roles. */
        private Officer starter(TrialInput input, Element start) {
            return directory.agencies().stream()
                    .flatMap(agency -> input.all().stream()
                            .filter(officer -> officer.agency().equals(agency.code())))
                    .filter(officer -> start.requireSettings().by().stream()
                            .anyMatch(who -> (who instanceof Who.Role role && officer.has(new Role(role.name())))
                                    || (who instanceof Who.Officer named
                                            && officer.id().value().equals(named.id()))))
                    .findFirst()
                    .orElseThrow(() -> new StuckException(start.id() + ": nobody in office is meant by "
                            + start.requireSettings().by()));
        }

        /**
         * The agency's procedures, where they lead to the models that are tried and to no others; else one for each model,
         * with every party that it names.
         */
        private ProcedureCatalogue procedures() {
            LocalDate day = LocalDate.ofInstant(TestOffice.NOW, WorkingCalendar.ZONE);
            boolean known = catalogue.procedures().stream().allMatch(one -> models.containsKey(one.process()))
                    && roots().stream()
                            .filter(root -> starts(root).stream().anyMatch(Run::isDossier))
                            .allMatch(root -> catalogue.procedures().stream()
                                    .anyMatch(one -> one.process().equals(root.key())
                                            && one.effective().contains(day)));
            if (known) {
                return catalogue;
            }
            List<String> entries = new ArrayList<>();
            for (ProcessModel root : roots()) {
                entries.add("{\"code\":\"" + PROCEDURE + "." + entries.size()
                        + "\",\"version\":\"1\",\"name\":\"Thử\",\"sector\":\"Thử\",\"time\":{\"amount\":20,\"unit\":"
                        + "\"WORKING_DAYS\"},\"components\":[{\"id\":\"paper\",\"name\":\"Giấy tờ\",\"required\":true,"
                        + "\"form\":\"COPY\",\"quantity\":1}],\"fees\":[{\"name\":\"Phí\",\"amount\":1000}],\"process\":\""
                        + root.key() + "\",\"parties\":{" + parties() + "},\"result\":\"decision\","
                        + "\"subjectTemplate\":\"Thử\"}");
            }
            String json = "{\"version\":\"trial\",\"procedures\":[" + String.join(",", entries) + "]}";
            return ProcedureCatalogue.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        }

        /** Other agencies in turn, or the only one that there is. */
        private String parties() {
            Set<String> names = new TreeSet<>();
            for (ProcessModel model : models.values()) {
                for (Element element : model.elements()) {
                    element.settings().flatMap(settings -> settings.agency()).ifPresent(names::add);
                    element.call().flatMap(Call::agency).ifPresent(names::add);
                }
            }
            names.remove("owner");
            List<String> entries = new ArrayList<>();
            int agencies = directory.agencies().size();
            for (String name : names) {
                int other = agencies == 1 ? 0 : 1 + entries.size() % (agencies - 1);
                entries.add(
                        "\"" + name + "\":\"" + directory.agencies().get(other).code() + "\"");
            }
            return String.join(",", entries);
        }
    }
}
