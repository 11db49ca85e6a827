package org.motcua.workflow.step;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.audit.AuditLog;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.dossier.Dossier;
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
        return of(sight.caseFile(), sight.dossier(), sight.documents());
    }

    /** {@link #of(Sight)} of what an act without an element sees. */
    public RecordCheck of(CaseFile caseFile, @Nullable Dossier dossier, List<Document> documents) {
        RecordCheck record = chain(caseFile, dossier);
        record.requireParts(caseFile, dossier, documents);
        return record;
    }

    /**
     * {@link #of(Sight)} before a step, and that the record carries what the step is about to do. What the step goes by is
     * looked at first, field by field, for an operator is helped more by the field than by a hash.
     */
    public void requireStep(Sight sight, StepType type) {
        RecordCheck record = chain(sight.caseFile(), sight.dossier());
        type.requireRecorded(sight, record);
        record.requireParts(sight.caseFile(), sight.dossier(), sight.documents());
    }

    private RecordCheck chain(CaseFile caseFile, @Nullable Dossier dossier) {
        CaseId id = caseFile.id();
        AuditLog.Chain chain = audit.chain(id);
        RecordCheck record = RecordCheck.of(id, chain);
        requireSealed(id, chain.entries());
        record.requireCase(caseFile, dossier);
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
