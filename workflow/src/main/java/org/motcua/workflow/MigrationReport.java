package org.motcua.workflow;

import java.util.List;
import java.util.Map;
import org.motcua.core.casefile.CaseId;

/**
 * What came of a migration.
 *
 * @param migrated the cases that are in the new version now, or would be
 * @param refused why others are not: nothing of them was changed
 */
public record MigrationReport(List<CaseId> migrated, Map<CaseId, String> refused) {

    public MigrationReport {
        migrated = List.copyOf(migrated);
        refused = Map.copyOf(refused);
    }
}
