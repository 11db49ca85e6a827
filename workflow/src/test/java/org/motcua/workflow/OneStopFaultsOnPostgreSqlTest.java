package org.motcua.workflow;

import org.motcua.workflow.testkit.TestDatabase;

final class OneStopFaultsOnPostgreSqlTest extends OneStopFaults {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
