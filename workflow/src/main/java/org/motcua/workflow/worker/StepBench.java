package org.motcua.workflow.worker;

import java.util.Map;
import java.util.Objects;
import org.motcua.core.audit.Actor;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.store.DocumentStore;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.ledger.SigningLedger;
import org.motcua.workflow.model.Element;
import org.motcua.workflow.outcome.Recorder;
import org.motcua.workflow.process.Frames;
import org.motcua.workflow.process.Processes;
import org.motcua.workflow.sight.CaseReader;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.step.RecordChecks;
import org.motcua.workflow.step.StepType;

/**
 * All that steps are performed with.
 *
 * @param types by topic
 */
public record StepBench(
        Transactions transactions,
        CaseFiles cases,
        CaseReader reader,
        Processes processes,
        Tokens tokens,
        Recorder recorder,
        RecordChecks records,
        SigningLedger ledger,
        DocumentStore store,
        Map<String, StepType> types,
        StepWatcher watcher,
        WorkerSettings settings) {

    /** In whose name the system works. */
    static final Actor WORKER = Actor.system("worker");

    public StepBench {
        types = Map.copyOf(types);
    }

    /** Its type. */
    public StepType type(Tokens.Step step) {
        return Objects.requireNonNull(types.get(step.topic()), step.topic());
    }

    /** What a step sees of a case that was read or locked. */
    public Sight sight(CaseFile caseFile, Tokens.Step step) {
        Element element = processes.model(step.definition()).require(step.element());
        Sight.Frame frame = new Frames(tokens, processes, caseFile)
                .of(step.instance(), step.definition(), element, step.execution());
        return reader.sight(caseFile, WORKER, null, element.requireSettings(), frame);
    }
}
