package org.motcua.workflow.step;

import java.util.Map;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.jspecify.annotations.Nullable;
import org.motcua.core.dossier.DossierCode;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.process.Variable;

/**
 * A signing step as the engine handed it out.
 *
 * @param retries this attempt and those that may follow; null before the first failure
 */
record StepTask(
        String id,
        String topic,
        String processInstance,
        String activity,
        DossierCode dossier,
        @Nullable Integer retries,
        Map<String, Object> variables) {

    /** The ledger's name for it. */
    OperationKey key(SigningRole role) {
        return new OperationKey(processInstance, activity, Variable.DOCUMENT_VERSION.require(variables), role);
    }

    static StepTask of(LockedExternalTask task) {
        return new StepTask(
                task.getId(),
                task.getTopicName(),
                task.getProcessInstanceId(),
                task.getActivityId(),
                new DossierCode(task.getBusinessKey()),
                task.getRetries(),
                task.getVariables());
    }
}
