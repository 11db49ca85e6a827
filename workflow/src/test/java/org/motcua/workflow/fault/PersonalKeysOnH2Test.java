package org.motcua.workflow.fault;

import java.util.List;
import org.motcua.workflow.testkit.TestDatabase;

final class PersonalKeysOnH2Test extends PersonalKeys {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }

    @Override
    List<String> dump(TestDatabase database) {
        return database.strings("SCRIPT NOPASSWORDS");
    }
}
