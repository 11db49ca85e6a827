package org.motcua.workflow.fault;

import org.motcua.workflow.testkit.TestDatabase;

final class FaultsOnPostgreSqlTest extends Faults {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
