package org.motcua.workflow.step;

import java.util.List;
import java.util.Optional;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.audit.AuditLog;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.seal.SealCheck;
import org.motcua.core.seal.SealedHead;
import org.motcua.core.seal.Seals;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.sight.Sight;

/** Reads the record of a case for checking it. Joins the bound transaction, in which the case is locked. Thread-safe. */
public final class RecordChecks {

    private final AuditLog audit;
    private final Seals seals;
    private final Tokens tokens;

    public RecordChecks(AuditLog audit, Seals seals, Tokens tokens) {
        this.audit = audit;
        this.seals = seals;
        this.tokens = tokens;
    }

    /**
     * The record of the case, once its chain holds, goes on from the head that was sealed last, and carries the case and every
     * task that the engine has done. Four statements.
     *
     * @throws RecordDisagreesException when it does not
     */
    public RecordCheck of(Sight sight) {
        CaseId id = sight.caseFile().id();
        List<AuditEntry> entries = audit.entries(id);
        RecordCheck record = RecordCheck.of(id, entries, audit.head(id));
        requireSealed(id, entries);
        record.requireCase(sight.caseFile(), sight.dossier());
        record.requireActs(tokens.completedTasks(id));
        return record;
    }

    private void requireSealed(CaseId id, List<AuditEntry> entries) {
        Optional<SealedHead> sealed = seals.head(id);
        if (sealed.isEmpty()) {
            return;
        }
        List<String> chain = entries.stream().map(entry -> entry.hash().value()).toList();
        SealCheck.differing(sealed.get(), id.value(), chain).ifPresent(difference -> {
            throw new RecordDisagreesException(
                    id,
                    "sealed head",
                    "(the seal) entry " + sealed.get().sequence() + " "
                            + sealed.get().hash(),
                    difference.problem() + ", " + difference.text());
        });
    }
}
