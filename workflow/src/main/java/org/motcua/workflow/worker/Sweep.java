package org.motcua.workflow.worker;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.core.audit.Actor;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.deadline.DueWaits;
import org.motcua.workflow.deadline.DueWaits.DueWait;
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
import org.motcua.workflow.sight.Sight.Frame;
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

    private final Transactions transactions;
    private final CaseFiles cases;
    private final CaseReader reader;
    private final Processes processes;
    private final Tokens tokens;
    private final DueWaits waits;
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
            Recorder recorder,
            Clock clock,
            String worker) {
        this.transactions = transactions;
        this.cases = cases;
        this.reader = reader;
        this.processes = processes;
        this.tokens = tokens;
        this.waits = waits;
        this.recorder = recorder;
        this.clock = clock;
        this.worker = worker;
    }

    /** Ends what is due now; gives how many waits that were. One that fails is logged and tried by the next sweep. */
    public int run() {
        int ended = 0;
        for (DueWait wait : waits.due(clock.instant(), AT_ONCE)) {
            try {
                ended += transactions.inTransaction(() -> reach(wait)) ? 1 : 0;
            } catch (RuntimeException e) {
                if (!Conflicts.isOne(e)) {
                    LOG.warn("The wait {} of {} could not be ended", wait.element(), wait.caseId(), e);
                }
            }
        }
        return ended;
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
        recorder.record(
                reader.sight(caseFile, CLOCK, null, element.requireSettings(), frame),
                token.get(),
                Outcome.of(Acts.TIME_REACHED, Map.of("rule", wait.rule())));
        return true;
    }

    private Optional<Token> token(DueWait wait) {
        Optional<Token> message = tokens.subscriptions(wait.instance()).stream()
                .filter(subscription -> subscription.id().equals(wait.id()))
                .findFirst()
                .map(Token.Received::new);
        if (message.isPresent()) {
            return message;
        }
        return tokens.steps(wait.caseId()).stream()
                .filter(step -> step.id().equals(wait.id()) && step.topic().equals(StandardTypes.AWAIT_DUE.topic()))
                .findFirst()
                .map(step -> {
                    tokens.lockStep(step.id(), worker, LOCK);
                    return new Token.StepDone(step, worker);
                });
    }
}
