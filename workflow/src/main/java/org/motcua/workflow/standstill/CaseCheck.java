package org.motcua.workflow.standstill;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.ProcessVersion;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.outcome.Waits;
import org.motcua.workflow.process.Processes;
import org.motcua.workflow.process.Processes.Deployed;
import org.motcua.workflow.sight.CaseReader;

/**
 * Tells whether everything in a case would be moved on by somebody: an officer, a worker, a message or the legal clock. In the
 * bound transaction. Thread-safe.
 */
public final class CaseCheck {

    private final Processes processes;
    private final Tokens tokens;
    private final CaseReader reader;
    private final Waits waits;

    public CaseCheck(Processes processes, Tokens tokens, CaseReader reader, Waits waits) {
        this.processes = processes;
        this.tokens = tokens;
        this.reader = reader;
        this.waits = waits;
    }

    /** Why it stands still, by element; the key is empty for the case as a whole. */
    Map<String, String> standstills(CaseFile caseFile, Instant now) {
        Map<String, String> found = new LinkedHashMap<>();
        Map<String, String> instances = tokens.instances(caseFile.id());
        boolean isOpen = caseFile.closedAt() == null;
        if (isOpen && !instances.containsValue(root(caseFile))) {
            found.put(
                    "",
                    "The case is open, but its process is gone. Restore the engine's rows of the case from a backup.");
        }
        if (!isOpen && !instances.isEmpty()) {
            found.put("", "The case is closed, but its process goes on. Restore its row from a backup.");
        }
        List<Tokens.Waiting> waiting = tokens.waiting(caseFile.id());
        instances.forEach((instance, definition) -> found.putAll(
                new ProcessCheck(tokens, caseFile.id(), waiting, instance, definition, processes.model(definition))
                        .standstills()));
        if (!instances.isEmpty()) {
            waits.lost(caseFile, reader.dossier(caseFile), reader.documents(caseFile), now)
                    .forEach(element -> found.putIfAbsent(
                            element,
                            "What waits here is not in the lists of tasks and of legal time as the model means it."
                                    + " It is put there anew when it is let be tried again; a time that counts from the"
                                    + " beginning of a wait which is lost counts from then."));
        }
        return found;
    }

    /** Mends what follows from the case alone, and gives back what is held; suspended processes are left. The case is locked. */
    void mend(CaseFile caseFile, Instant now) {
        waits.mend(caseFile, reader.dossier(caseFile), reader.documents(caseFile), now);
        for (Tokens.Step step : tokens.steps(caseFile.id())) {
            Integer retries = step.retries();
            if (retries != null && retries < 0) {
                tokens.retryStep(step.id());
            }
            if (ProcessCheck.isHeld(step, tokens.now())) {
                tokens.freeLock(step.id());
            }
        }
    }

    private String root(CaseFile caseFile) {
        ProcessVersion version = caseFile.process();
        return processes
                .find(version.key(), version.tag())
                .map(Deployed::definition)
                .orElse("");
    }
}
