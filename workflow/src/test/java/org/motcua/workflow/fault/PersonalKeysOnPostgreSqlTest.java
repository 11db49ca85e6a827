package org.motcua.workflow.fault;

import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.motcua.workflow.testkit.TestDatabase;

/** In the long form only, for each test makes all tables anew; every build has {@link DeathAtEveryCommit} on PostgreSQL. */
final class PersonalKeysOnPostgreSqlTest extends PersonalKeys {

    @Override
    TestDatabase database() {
        Assumptions.assumeTrue(
                DeathAtEveryCommit.ALL, "Skipped: the long form, -Dmotcua.deaths=all, runs it on PostgreSQL");
        return TestDatabase.postgresql();
    }

    @Override
    List<String> dump(TestDatabase database) {
        return database.strings("SELECT schema_to_xml(CURRENT_SCHEMA, true, false, '')::text");
    }
}
