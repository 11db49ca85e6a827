package org.motcua.workflow.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstructionsBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.motcua.workflow.WorkflowException;

/** Brings process instances from one definition to another. Thread-safe. */
public final class InstanceMigration {

    private final ProcessEngine engine;

    public InstanceMigration(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Migrates in the bound transaction.
     *
     * @param renamed old and new ids of elements that differ; all others keep theirs
     * @throws WorkflowException saying which element has no counterpart
     */
    public void migrate(List<String> instances, String from, String to, Map<String, String> renamed) {
        try {
            MigrationInstructionsBuilder plan =
                    engine.getRuntimeService().createMigrationPlan(from, to).mapEqualActivities();
            renamed.forEach((before, after) -> plan.mapActivities(before, after));
            MigrationPlan built = plan.build();
            engine.getRuntimeService()
                    .newMigration(built)
                    .processInstanceIds(instances)
                    .execute();
        } catch (MigrationPlanValidationException | MigratingProcessInstanceValidationException e) {
            throw new WorkflowException(
                    "The case waits where the new version has no counterpart: "
                            + String.valueOf(e.getMessage()).strip()
                            + ". Name it among the renamed elements, or let the case go on first.",
                    e);
        }
    }
}
