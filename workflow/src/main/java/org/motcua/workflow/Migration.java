package org.motcua.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.audit.Actor;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.transaction.RolledBackException;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.engine.InstanceMigration;
import org.motcua.workflow.engine.JoinedEngine;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.ledger.OperationState;
import org.motcua.workflow.ledger.SigningLedger;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Recorder;
import org.motcua.workflow.outcome.Waits;
import org.motcua.workflow.process.Processes;
import org.motcua.workflow.process.Processes.Deployed;
import org.motcua.workflow.sight.CaseReader;
import org.motcua.workflow.step.RecordChecks;

/** Brings running cases to another version of their process: a case a transaction, with an entry in its record. */
final class Migration {

    private final Transactions transactions;
    private final Processes processes;
    private final CaseFiles cases;
    private final CaseReader reader;
    private final SigningLedger ledger;
    private final Recorder recorder;
    private final RecordChecks records;
    private final Waits waits;
    private final Today today;
    private final InstanceMigration instances;
    private final Tokens tokens;

    Migration(
            Transactions transactions,
            JoinedEngine engine,
            Processes processes,
            Tokens tokens,
            CaseFiles cases,
            CaseReader reader,
            SigningLedger ledger,
            Recorder recorder,
            RecordChecks records,
            Waits waits,
            Today today) {
        this.transactions = transactions;
        this.processes = processes;
        this.tokens = tokens;
        this.cases = cases;
        this.reader = reader;
        this.ledger = ledger;
        this.recorder = recorder;
        this.records = records;
        this.waits = waits;
        this.today = today;
        this.instances = new InstanceMigration(engine.services());
    }

    MigrationReport run(OfficerId officer, MigrationRequest request) {
        Deployed from = require(request.process(), request.from());
        Deployed to = require(request.process(), request.to());
        List<CaseId> migrated = new ArrayList<>();
        Map<CaseId, String> refused = new TreeMap<>(Comparator.comparing(CaseId::value));
        for (CaseId id : tokens.casesIn(from.definition())) {
            try {
                transactions.runInTransaction(() -> migrate(officer, request, id, from, to));
                migrated.add(id);
            } catch (RolledBackException tried) {
                migrated.add(id);
            } catch (RuntimeException e) {
                refused.put(id, String.valueOf(e.getMessage()));
            }
        }
        return new MigrationReport(migrated, refused);
    }

    private void migrate(OfficerId officer, MigrationRequest request, CaseId id, Deployed from, Deployed to) {
        CaseFile caseFile = cases.lock(id);
        requireNoKeyAsked(id, request);
        records.of(caseFile, reader.dossier(caseFile), reader.documents(caseFile));
        instances.migrate(
                tokens.instancesIn(id, from.definition()), from.definition(), to.definition(), request.renamed());
        CaseFile changed = caseFile.process().key().equals(request.process())
                ? cases.update(caseFile, seen -> seen.handledBy(to.version()))
                : caseFile;
        waits.renewTasks(changed, reader.documents(changed), today.now());
        CaseFile followed = waits.follow(changed, reader.dossier(changed), reader.documents(changed), today.now());
        recorder.note(followed, Actor.officer(officer), Acts.MIGRATED, details(request, from, to));
        if (request.dry()) {
            transactions.setRollbackOnly();
        }
    }

    private static Map<String, String> details(MigrationRequest request, Deployed from, Deployed to) {
        Map<String, String> details = new TreeMap<>(Map.of(
                "process", request.process(),
                "from", from.version().tag(),
                "to", to.version().tag(),
                "hash", to.version().hash()));
        // Rules about who did an element go on to hold for what it was called before.
        request.renamed().forEach((before, after) -> details.put(Acts.RENAMED + before, after));
        return details;
    }

    /** Under another name the step would not find its row in the ledger, and ask its key for a second signature. */
    private void requireNoKeyAsked(CaseId id, MigrationRequest request) {
        ledger.operations(id).stream()
                .filter(operation -> operation.state() == OperationState.RESERVED
                        || operation.state() == OperationState.WAITING
                        || operation.state() == OperationState.SIGNED)
                .map(operation -> operation.key().step())
                .filter(step -> request.renamed().containsKey(step))
                .findFirst()
                .ifPresent(step -> {
                    throw new WorkflowException("The key for step \"" + step + "\" of case " + id
                            + " has been asked, and the migration gives it another name. Let the step come to its end"
                            + " first.");
                });
    }

    private Deployed require(String process, String tag) {
        return processes
                .find(process, tag)
                .orElseThrow(() -> new WorkflowException(
                        "Process " + process + " is not deployed in version " + tag + ". Deploy its model first."));
    }
}
