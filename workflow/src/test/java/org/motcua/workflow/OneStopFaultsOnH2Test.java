package org.motcua.workflow;

import org.motcua.workflow.testkit.TestDatabase;

final class OneStopFaultsOnH2Test extends OneStopFaults {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
