package org.motcua.workflow.step;

import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.audit.AuditLog;
import org.motcua.core.store.DocumentStore;
import org.motcua.core.register.OutgoingRegister;
import org.motcua.core.dossier.Dossiers;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.ledger.SigningLedger;

/** All that the signing steps work with. */
public record Workbench(
        Transactions transactions,
        ProcessEngine engine,
        AgencyDirectory directory,
        ProcedureCatalogue catalogue,
        Dossiers dossiers,
        OutgoingRegister register,
        AuditLog audit,
        DocumentStore store,
        SigningLedger ledger,
        DocumentSigner signer,
        Clock clock,
        StepWatcher watcher,
        WorkerSettings settings) {}
