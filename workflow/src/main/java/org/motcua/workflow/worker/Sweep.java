package org.motcua.workflow.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.motcua.core.audit.Actor;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.deadline.DueWaits;
import org.motcua.workflow.deadline.DueWaits.DueWait;
import org.motcua.workflow.deadline.LegalMoments;
import org.motcua.workflow.engine.Conflicts;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.model.Element;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.outcome.Recorder;
import org.motcua.workflow.outcome.Token;
import org.motcua.workflow.process.Frames;
import org.motcua.workflow.process.Processes;
import org.motcua.workflow.sight.CaseReader;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.sight.Sight.Frame;
import org.motcua.workflow.step.RecordChecks;
import org.motcua.workflow.step.RecordDisagreesException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the waits for legal time that are due, each in a transaction of its own and on one node only, however many sweep.
 * Thread-safe.
 */
public final class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int AT_ONCE = 100;
    private static final Actor CLOCK = Actor.system("clock");
    private static final Duration LOCK = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    /** Shorter than {@link DueWaits#LONGEST_PAUSE}. */
    private static final int MOST_DOUBLINGS = 10;

    private final Transactions transactions;
    private final CaseFiles cases;
    private final CaseReader reader;
    private final Processes processes;
    private final Tokens tokens;
    private final DueWaits waits;
    private final LegalMoments moments;
    private final RecordChecks records;
    private final Recorder recorder;
    private final Clock clock;
    private final String worker;

    public Sweep(
            Transactions transactions,
            CaseFiles cases,
            CaseReader reader,
            Processes processes,
            Tokens tokens,
            DueWaits waits,
            LegalMoments moments,
            RecordChecks records,
            Recorder recorder,
            Clock clock,
            String worker) {
        this.transactions = transactions;
        this.cases = cases;
        this.reader = reader;
        this.processes = processes;
        this.tokens = tokens;
        this.waits = waits;
        this.moments = moments;
        this.records = records;
        this.recorder = recorder;
        this.clock = clock;
        this.worker = worker;
    }

    /**
     * Ends what is due now; gives how many waits that were. One that fails is noted with the reason, where an operator sees
     * it, and tried again after a pause that grows, so that it is in nobody's way.
     */
    public int run() {
        Instant now = clock.instant();
        int ended = 0;
        Set<String> tried = new HashSet<>();
        List<DueWait> due = waits.due(now, AT_ONCE);
        while (!due.isEmpty()) {
            for (DueWait wait : due) {
                tried.add(wait.id());
                ended += end(wait) ? 1 : 0;
            }
            // Those that could not be noted are still there; what comes after them has its turn, too.
            due = due.size() < AT_ONCE
                    ? List.of()
                    : waits.due(now, AT_ONCE + tried.size()).stream()
                            .filter(wait -> !tried.contains(wait.id()))
                            .toList();
        }
        return ended;
    }

    private boolean end(DueWait wait) {
        try {
            return transactions.inTransaction(() -> reach(wait));
        } catch (RuntimeException | Error e) {
            if (!(e instanceof RuntimeException conflict && Conflicts.isOne(conflict))) {
                LOG.warn("The wait {} of {} could not be ended", wait.element(), wait.caseId(), e);
                note(wait, String.valueOf(e.getMessage()));
            }
            return false;
        }
    }

    private void note(DueWait wait, String reason) {
        try {
            waits.failed(wait, reason, clock.instant().plus(pause(wait.failures())));
        } catch (RuntimeException e) {
            LOG.warn("That the wait {} of {} has failed could not be noted", wait.element(), wait.caseId(), e);
        }
    }

    private static Duration pause(int failures) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    }

    private boolean reach(DueWait wait) {
        CaseFile caseFile = cases.lock(wait.caseId());
        if (!waits.reach(wait.id(), clock.instant())) {
            return false;
        }
        Optional<Token> token = token(wait);
        String definition = tokens.instances(caseFile.id()).get(wait.instance());
        if (token.isEmpty() || definition == null) {
            waits.remove(List.of(wait.id()));
            return false;
        }
        Element element = processes.model(definition).require(wait.element());
        Frame frame =
                new Frames(tokens, processes, caseFile).of(wait.instance(), definition, element, wait.execution());
        Sight sight = reader.sight(caseFile, CLOCK, null, element.requireSettings(), frame);
        records.of(sight);
        requireDue(wait, element, sight);
        recorder.record(sight, token.get(), Outcome.of(Acts.TIME_REACHED, Map.of("rule", wait.rule())));
        return true;
    }

    /** The row says when to look; whether it is time the case and the model say. */
    private void requireDue(DueWait wait, Element element, Sight sight) {
        Instant due = element.requireSettings()
                .when()
                .flatMap(when -> moments.moment(when, wait.since(), sight.dossier()))
                .orElse(Instant.MAX);
        if (due.isAfter(sight.now())) {
            throw new RecordDisagreesException(
                    wait.caseId(),
                    "due time of \"" + wait.element() + "\"",
                    String.valueOf(wait.due()),
                    due.toString());
        }
    }

    private Optional<Token> token(DueWait wait) {
        Optional<Tokens.Subscription> message = tokens.subscriptions(wait.instance()).stream()
                .filter(subscription -> subscription.id().equals(wait.id()))
                .findFirst();
        if (message.isPresent()) {
            requireOwn(wait, message.get().element());
            return message.map(Token.Received::new);
        }
        Optional<Tokens.Step> step = tokens.steps(wait.caseId()).stream()
                .filter(found -> found.id().equals(wait.id()))
                .findFirst();
        step.ifPresent(found -> requireOwn(wait, found.element()));
        return step.filter(found -> found.topic().equals(StandardTypes.AWAIT_DUE.topic()))
                .map(found -> {
                    tokens.lockStep(found.id(), worker, LOCK);
                    return new Token.StepDone(found, worker);
                });
    }

    /** A row that names what waits for something else, such as a message, does not end it. */
    private static void requireOwn(DueWait wait, String element) {
        if (!element.equals(wait.element())) {
            throw new RecordDisagreesException(
                    wait.caseId(), "what waits for legal time", wait.element(), "(the engine) " + element);
        }
    }
}
