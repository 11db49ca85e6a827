package org.motcua.workflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.audit.AuditLog;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentState;
import org.motcua.core.document.Documents;
import org.motcua.core.record.CaseRecord;
import org.motcua.core.register.OutgoingRegister;
import org.motcua.core.seal.SealProof;
import org.motcua.core.seal.Seals;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.NotAllowedException.Reason;
import org.motcua.workflow.ReadLog.What;
import org.motcua.workflow.sight.CaseReader;
import org.motcua.workflow.sight.Office;

/** What officers may read of cases; each reading is told to the log. */
final class ReadingRoom {

    /** Who may take a whole case away: the keepers of the agency's records, and those who inspect it. */
    private static final Set<Role> KEEPERS = Set.of(Role.CLERK, Role.INSPECTOR);

    private final Transactions transactions;
    private final Office office;
    private final CaseFiles cases;
    private final CaseReader reader;
    private final Documents documents;
    private final OutgoingRegister register;
    private final AuditLog audit;
    private final Seals seals;
    private final ReadLog log;
    private final Today today;

    ReadingRoom(
            Transactions transactions,
            Office office,
            CaseFiles cases,
            CaseReader reader,
            Documents documents,
            OutgoingRegister register,
            AuditLog audit,
            ReadLog log,
            Today today) {
        this.transactions = transactions;
        this.office = office;
        this.cases = cases;
        this.reader = reader;
        this.documents = documents;
        this.register = register;
        this.audit = audit;
        this.seals = Seals.on(transactions);
        this.log = log;
        this.today = today;
    }

    CaseView caseFile(OfficerId id, CaseId caseId) {
        CaseFile caseFile = cases.require(caseId);
        Officer officer = officer(id);
        admit(officer, caseId, What.CASE, caseFile.concerns(officer.agency()) ? null : Reason.OTHER_AGENCY);
        boolean owner = isOwn(officer, caseFile);
        List<Document> seen = documents.ofCase(caseId).stream()
                .filter(document ->
                        owner || document.agency().equals(officer.agency()) || document.state() == DocumentState.ISSUED)
                .toList();
        return new CaseView(caseFile.withoutApplicantKey(), Optional.ofNullable(reader.dossier(caseFile)), seen);
    }

    List<AuditEntry> history(OfficerId id, CaseId caseId) {
        Officer officer = officer(id);
        admit(officer, caseId, What.HISTORY, isOwn(officer, cases.require(caseId)) ? null : Reason.OTHER_AGENCY);
        return audit.entries(caseId);
    }

    CaseRecord record(OfficerId id, CaseId caseId) {
        admitKeeper(id, caseId);
        return transactions.inTransaction(() -> {
            // Locked, or an act that commits between two of these reads would look like a break in the chain.
            CaseFile caseFile = cases.lock(caseId);
            CaseRecord record = CaseRecord.of(
                    caseFile,
                    reader.dossier(caseFile),
                    documents.ofCase(caseId),
                    register.ofFile(caseId.value()),
                    audit.entries(caseId),
                    audit.head(caseId));
            return seals.proof(caseId).map(record::withSeal).orElse(record);
        });
    }

    Optional<SealProof> sealProof(OfficerId id, CaseId caseId) {
        admitKeeper(id, caseId);
        return seals.proof(caseId);
    }

    private void admitKeeper(OfficerId id, CaseId caseId) {
        Officer officer = officer(id);
        boolean keeper = officer.roles().stream().anyMatch(KEEPERS::contains);
        boolean own = isOwn(officer, cases.require(caseId));
        admit(officer, caseId, What.RECORD, !own ? Reason.OTHER_AGENCY : keeper ? null : Reason.ROLE);
    }

    private Officer officer(OfficerId id) {
        return office.requireInOffice(id, today.day());
    }

    private static boolean isOwn(Officer officer, CaseFile caseFile) {
        return caseFile.agency().equals(officer.agency());
    }

    private void admit(Officer officer, CaseId caseId, What what, @Nullable Reason refused) {
        log.read(officer.id(), caseId, what, refused == null);
        if (refused != null) {
            throw new NotAllowedException(
                    officer.id(),
                    refused,
                    refused == Reason.ROLE
                            ? "it takes one of the roles " + KEEPERS + " to read all of a case"
                            : "the case is another agency's");
        }
    }
}
