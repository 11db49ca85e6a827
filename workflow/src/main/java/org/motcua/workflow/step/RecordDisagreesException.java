package org.motcua.workflow.step;

import org.motcua.core.casefile.CaseId;
import org.motcua.workflow.WorkflowException;

/**
 * What a step was to do is not what the record of the case says: something was changed past this library. The step waits
 * for an operator; nothing is signed or issued.
 */
public final class RecordDisagreesException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    /** The ledger has another document than the tables. */
    public static RecordDisagreesException ledger(CaseId caseId, String tables, String ledger) {
        return new RecordDisagreesException(caseId, "document of the step", tables, "(the ledger) " + ledger);
    }

    /**
     * Tables and record differ.
     *
     * @param what about which they do
     */
    public RecordDisagreesException(CaseId caseId, String what, String tables, String record) {
        super("The record of case " + caseId + " does not carry the " + what + ": the tables say " + tables
                + ", the record says " + record + ". Find out who changed it, restore it, then let the step be tried"
                + " again.");
    }
}
