package org.motcua.workflow.fault;

import java.util.List;
import org.motcua.workflow.testkit.TestDatabase;

final class PersonalKeysOnPostgreSqlTest extends PersonalKeys {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }

    @Override
    List<String> dump(TestDatabase database) {
        return database.strings("SELECT schema_to_xml(CURRENT_SCHEMA, true, false, '')::text");
    }
}
