package org.motcua.workflow.trial;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.Role;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.document.Documents;
import org.motcua.core.document.Hand;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.dossier.Dossiers;
import org.motcua.core.register.NumberState;
import org.motcua.core.register.OutgoingRegister;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.Applicant;
import org.motcua.workflow.FailedStep;
import org.motcua.workflow.NotAllowedException;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.TaskForm;
import org.motcua.workflow.deadline.DueWaits;
import org.motcua.workflow.deadline.DueWaits.DueWait;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.inbox.Candidates;
import org.motcua.workflow.inbox.TaskRow;
import org.motcua.workflow.inbox.Tasks;
import org.motcua.workflow.model.Element;
import org.motcua.workflow.model.ProcessModel;
import org.motcua.workflow.model.Settings;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.model.Use;
import org.motcua.workflow.model.Who;
import org.motcua.workflow.step.standard.Validate;
import org.motcua.workflow.testkit.TestOffice;
import org.motcua.workflow.trial.TrialReport.Produced;

/** One case of a trial: what may be done to it now, and doing it. */
final class TrialCase {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int LOOKS = 100;

    /** What may be done: an act with one of its branches, a message, or waiting for legal time. */
    record Option(Kind kind, String process, Element element, String branch, String task) {

        enum Kind {
            TASK,
            MESSAGE,
            START,
            TIME
        }

        String key() {
            String name = (kind == Kind.TIME ? "⏱" : "") + (process.isEmpty() ? "" : process + ".") + element.id();
            return branch.isEmpty() ? name : name + "=" + branch;
        }
    }

    /** Why the case cannot go on. */
    static final class StuckException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StuckException(String where) {
            super(where);
        }
    }

    private final TestOffice office;
    private final TrialInput input;
    private final Map<String, ProcessModel> models;
    private final ProcessModel model;
    private final CaseId id;
    private final String secret;
    private final CaseFiles cases;
    private final Tasks tasks;
    private final DueWaits waits;
    private final Dossiers dossiers;
    private final Documents documents;
    private final OutgoingRegister register;

    TrialCase(
            TestOffice office,
            TrialInput input,
            Map<String, ProcessModel> models,
            ProcessModel model,
            CaseId id,
            String secret) {
        this.office = office;
        this.input = input;
        this.models = models;
        this.model = model;
        this.id = id;
        this.secret = secret;
        Transactions transactions = JdbcTransactions.of(office.database());
        this.cases = CaseFiles.on(transactions);
        this.tasks = new Tasks(transactions);
        this.waits = new DueWaits(transactions);
        this.dossiers = Dossiers.on(transactions);
        this.documents = Documents.on(transactions);
        this.register = OutgoingRegister.on(transactions);
    }

    /** Waits until no step is under way. */
    void settle() {
        for (int look = 0; !office.motcua().awaitSteps(id, LOOK); look++) {
            Optional<FailedStep> failed = office.failedSteps().stream()
                    .filter(step -> step.caseId().equals(id))
                    .findFirst();
            if (failed.isPresent()) {
                throw new StuckException(
                        failed.get().step() + ": " + failed.get().message());
            }
            if (look == LOOKS) {
                throw new StuckException("-: steps do not come to their end");
            }
        }
    }

    boolean isEnded() {
        return cases.require(id).closedAt() != null;
    }

    /** Where it waits, for a message. */
    String waitsAt() {
        List<String> elements = new ArrayList<>();
        tasks.ofCase(id).forEach(row -> elements.add(row.element()));
        subscriptions().forEach((element, process) -> elements.add(element.id()));
        return elements.isEmpty() ? "-" : String.join(", ", elements);
    }

    /** What may be done now, in the order of the models; when it has ended, what begins it again. */
    List<Option> options() {
        List<Option> all = new ArrayList<>();
        if (isEnded()) {
            model.starts().stream()
                    .filter(element -> element.message().isPresent()
                            && element.is(Use.ACT)
                            && element.typeName()
                                    .filter(StandardTypes.SUBMIT.name()::equals)
                                    .isEmpty())
                    .forEach(element -> add(all, Option.Kind.START, "", element, ""));
            return all;
        }
        List<TaskRow> rows = new ArrayList<>(tasks.ofCase(id));
        rows.sort(Comparator.comparing(TaskRow::element)
                .thenComparing(row -> row.position() == null ? 0 : row.position())
                .thenComparing(TaskRow::id));
        List<String> seen = new ArrayList<>();
        for (TaskRow row : rows) {
            if (!seen.contains(row.definition() + row.element())) {
                seen.add(row.definition() + row.element());
                add(
                        all,
                        Option.Kind.TASK,
                        process(row.definition()),
                        element(row.definition(), row.element()),
                        row.id());
            }
        }
        subscriptions().forEach((element, process) -> {
            if (element.is(Use.ACT)) {
                add(all, Option.Kind.MESSAGE, process(process), element, "");
            }
        });
        for (DueWait wait : waits.ofCase(id)) {
            if (!wait.reached() && wait.due() != null) {
                models.values().stream()
                        .flatMap(one -> one.find(wait.element()).stream())
                        .filter(element -> element.settings()
                                .flatMap(settings -> settings.find("motcua.when"))
                                .filter(wait.rule()::equals)
                                .isPresent())
                        .findFirst()
                        .ifPresent(element -> all.add(new Option(Option.Kind.TIME, "", element, "", wait.id())));
            }
        }
        return all;
    }

    private static void add(List<Option> all, Option.Kind kind, String process, Element element, String task) {
        List<String> branches = element.requireSettings().branches();
        (branches.isEmpty() ? List.of("") : branches)
                .forEach(branch -> all.add(new Option(kind, process, element, branch, task)));
    }

    /** Key of a process that is called; empty for the one that the case is about. */
    private String process(String definition) {
        String key = definition.split(":", 2)[0];
        return key.equals(model.key()) ? "" : key;
    }

    /** The engine's ids of definitions begin with the key of the process. */
    private Element element(String definition, String elementId) {
        ProcessModel of = models.get(definition.split(":", 2)[0]);
        if (of == null) {
            throw new StuckException(elementId + ": no model of " + definition);
        }
        return of.require(elementId);
    }

    private Map<Element, String> subscriptions() {
        Map<Element, String> found = new LinkedHashMap<>();
        String sql = "SELECT DISTINCT s.activity_id_, e.proc_def_id_ FROM act_ru_event_subscr s"
                + " JOIN act_ru_execution e ON e.id_ = s.proc_inst_id_"
                + " WHERE e.business_key_ = ? AND s.event_type_ = 'message' ORDER BY s.activity_id_";
        try (Connection connection = office.database().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, Tokens.OURS + id.value());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(element(rows.getString(2), rows.getString(1)), rows.getString(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Collections.unmodifiableMap(found);
    }

    /**
     * Does it, and waits for the steps that follow.
     *
     * @throws StuckException when nobody can
     */
    void take(Option option) {
        switch (option.kind()) {
            case TASK -> answer(option);
            case MESSAGE, START -> send(option);
            case TIME -> await(option);
        }
        settle();
    }

    private void await(Option option) {
        Instant due = waits.ofCase(id).stream()
                .filter(wait -> wait.id().equals(option.task()))
                .map(DueWait::due)
                .findFirst()
                .orElseThrow();
        if (due.isAfter(office.clock().instant())) {
            office.clock().set(due.plusSeconds(1));
        }
        office.motcua().sweep();
    }

    private void answer(Option option) {
        TaskRow row = tasks.find(option.task()).orElseThrow(() -> new StuckException(option.key() + ": is gone"));
        Settings settings = option.element().requireSettings();
        String why = "nobody in office is meant";
        for (Officer officer : input.all()) {
            if (!officer.agency().equals(row.agency()) || Collections.disjoint(row.who(), candidates(officer))) {
                continue;
            }
            try {
                TaskForm form = office.motcua().form(officer.id(), row.id());
                office.motcua()
                        .act(
                                officer.id(),
                                row.id(),
                                input.values(form, settings, option.branch(), row.agency(), officer.unit()));
                return;
            } catch (NotAllowedException e) {
                why = String.valueOf(e.getMessage());
            } catch (RuntimeException e) {
                throw new StuckException(option.key() + ": " + e.getMessage());
            }
        }
        if (!row.who().contains(Candidates.APPLICANT) || secret.isEmpty()) {
            throw new StuckException(option.key() + ": " + why);
        }
        Applicant applicant = new Applicant(id, secret);
        try {
            TaskForm form = office.motcua().form(applicant, row.id());
            office.motcua().act(applicant, row.id(), input.values(form, settings, option.branch(), row.agency(), ""));
        } catch (RuntimeException e) {
            throw new StuckException(option.key() + ": " + e.getMessage());
        }
    }

    private static List<String> candidates(Officer officer) {
        List<String> all = new ArrayList<>();
        all.add(Candidates.officer(officer.id()));
        for (Role role : officer.roles()) {
            all.add(Candidates.role(role.name()));
            all.add(Candidates.role(role.name(), officer.unit()));
        }
        return all;
    }

    private void send(Option option) {
        Settings settings = option.element().requireSettings();
        CaseFile caseFile = cases.require(id);
        String why = "nobody in office is meant";
        for (Officer officer : input.all()) {
            try {
                AgencyCode agency = officer.agency();
                TaskForm form =
                        office.motcua().form(officer.id(), id, option.element().id());
                office.motcua()
                        .send(
                                officer.id(),
                                id,
                                option.element().id(),
                                input.values(form, settings, option.branch(), agency, officer.unit()));
                return;
            } catch (NotAllowedException e) {
                why = String.valueOf(e.getMessage());
            } catch (RuntimeException e) {
                throw new StuckException(option.key() + ": " + e.getMessage());
            }
        }
        boolean applicants = settings.by().stream().anyMatch(who -> who instanceof Who.Applicant);
        throw new StuckException(
                option.key() + ": " + (applicants ? "the applicant alone may, in " + caseFile.id() : why));
    }

    /** What was issued stands its validation. */
    void requireSound(Validate.@Nullable Judge judge) {
        for (Document document : documents.ofCase(id)) {
            if (judge != null && document.signer() != null && document.issued() != null) {
                try {
                    judge.require(document, office.store().require(document.issued()));
                } catch (SigningRefusedException e) {
                    throw new StuckException(document.name() + ": " + e.getMessage());
                }
            }
        }
    }

    /** A dossier whose process has ended has an answer: nobody looks after it any more. */
    void requireSettled() {
        if (!isEnded()) {
            return;
        }
        dossiers.find(new DossierCode(id.value())).map(Dossier::state).ifPresent(state -> {
            if (!state.isSettled()) {
                throw new StuckException("-: the process ends and leaves the dossier " + state);
            }
        });
    }

    /** The documents of the case with their numbers and signatures. */
    List<Produced> produced() {
        List<Produced> all = new ArrayList<>();
        for (Document document : documents.ofCase(id)) {
            List<String> numbers = register.ofFile(id.value()).stream()
                    .filter(entry ->
                            entry.reference().name().equals(document.name().value()))
                    .map(entry -> entry.number().text()
                            + (entry.state() == NumberState.USED ? "" : " (" + entry.state() + ")"))
                    .toList();
            List<String> signatures = new ArrayList<>();
            for (Hand hand : document.hands()) {
                if (hand.version() == document.version() && document.signer() != null) {
                    if (hand.part().name().equals("SIGNED")) {
                        signatures.add("LEADER:" + hand.officer() + input.capacity(document, hand.officer()));
                    } else if (hand.part().name().equals("ISSUED")) {
                        signatures.add("AGENCY:" + hand.officer());
                    }
                }
            }
            all.add(new Produced(
                    document.name().value(),
                    document.kind().value(),
                    document.state().name(),
                    numbers,
                    signatures));
        }
        return all;
    }
}
