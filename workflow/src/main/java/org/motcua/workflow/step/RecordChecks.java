package org.motcua.workflow.step;

import org.motcua.core.audit.AuditLog;
import org.motcua.core.casefile.CaseId;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.sight.Sight;

/** Reads the record of a case for checking it. Joins the bound transaction, in which the case is locked. Thread-safe. */
public final class RecordChecks {

    private final AuditLog audit;
    private final Tokens tokens;

    public RecordChecks(AuditLog audit, Tokens tokens) {
        this.audit = audit;
        this.tokens = tokens;
    }

    /**
     * The record of the case, once its chain holds and carries the case and every task that the engine has done. Three
     * statements.
     *
     * @throws RecordDisagreesException when it does not
     */
    public RecordCheck of(Sight sight) {
        CaseId id = sight.caseFile().id();
        RecordCheck record = RecordCheck.of(id, audit.entries(id), audit.head(id));
        record.requireCase(sight.caseFile(), sight.dossier());
        record.requireActs(tokens.completedTasks(id));
        return record;
    }
}
