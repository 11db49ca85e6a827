package org.motcua.workflow.fault;

import org.motcua.workflow.testkit.TestDatabase;

final class FaultsOnH2Test extends Faults {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
