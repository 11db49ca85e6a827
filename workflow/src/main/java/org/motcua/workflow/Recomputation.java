package org.motcua.workflow;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.motcua.core.audit.Actor;
import org.motcua.core.audit.AuditLog;
import org.motcua.core.calendar.LegalClock;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.document.Document;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.dossier.Dossiers;
import org.motcua.core.dossier.Handler;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.record.CaseParts;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Waits;
import org.motcua.workflow.sight.CaseReader;
import org.motcua.workflow.sight.Office;
import org.motcua.workflow.step.RecordChecks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes provisional due dates again, by the calendar that the office has now. */
final class Recomputation {

    private static final Logger LOG = LoggerFactory.getLogger(Recomputation.class);

    /** At a time; the rest is done by the next run. */
    private static final int MOST = 10_000;

    private final Transactions transactions;
    private final Office office;
    private final CaseFiles cases;
    private final Dossiers dossiers;
    private final CaseReader reader;
    private final Waits waits;
    private final AuditLog audit;
    private final RecordChecks records;
    private final Today today;

    Recomputation(
            Transactions transactions,
            Office office,
            CaseFiles cases,
            Dossiers dossiers,
            CaseReader reader,
            Waits waits,
            AuditLog audit,
            RecordChecks records,
            Today today) {
        this.transactions = transactions;
        this.office = office;
        this.cases = cases;
        this.dossiers = dossiers;
        this.reader = reader;
        this.waits = waits;
        this.audit = audit;
        this.records = records;
        this.today = today;
    }

    /** Each in a transaction of its own; one that fails is logged, and the others are done. */
    int run() {
        int done = 0;
        for (DossierCode code : dossiers.provisional(office.calendar().version(), MOST)) {
            try {
                done += transactions.inTransaction(() -> recompute(code)) ? 1 : 0;
            } catch (RuntimeException e) {
                LOG.warn("The provisional date of {} could not be computed again", code, e);
            }
        }
        return done;
    }

    private boolean recompute(DossierCode code) {
        CaseFile caseFile = cases.lock(code.caseId());
        Dossier dossier = dossiers.require(code);
        WorkingCalendar calendar = office.calendar();
        if (!dossier.isProvisional()
                || dossier.state().isSettled()
                || dossier.clock().isStopped()
                || dossier.calendarVersion().equals(calendar.version())) {
            return false; // it was changed meanwhile
        }
        List<Document> documents = reader.documents(caseFile);
        records.of(caseFile, dossier, documents);
        Procedure procedure = office.catalogue()
                .require(dossier.reception().procedure(), dossier.reception().procedureVersion());
        LegalClock clock = office.clock(procedure);
        String reason = "Calendar " + calendar.version() + " knows the days off to " + calendar.to();
        Dossier changed = dossiers.update(
                dossier,
                seen -> seen.recompute(
                        today.now(), Handler.nobody(caseFile.agency()), clock, procedure.time(), reason));
        CaseFile followed = waits.follow(caseFile, changed, documents, today.now());
        Map<String, String> details = new TreeMap<>(CaseParts.of(changed));
        if (!followed.equals(caseFile)) {
            details.putAll(CaseParts.of(followed));
        }
        details.put("state", changed.state().name());
        details.put("before", dossier.due().toString());
        details.put("due", changed.due().toString());
        details.put("calendar", changed.calendarVersion());
        details.put("reason", reason);
        audit.append(caseFile.id(), Actor.system("calendar"), Acts.RECOMPUTED, details);
        return true;
    }
}
