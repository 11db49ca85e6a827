package org.motcua.workflow;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The paths of the given models, and of those that an agency could draw, once more on PostgreSQL. */
class PathsOnPostgreSqlTest {

    @BeforeAll
    static void begin() {
        Province.onPostgreSql(true);
    }

    @AfterAll
    static void end() {
        Province.onPostgreSql(false);
    }

    @Nested
    class OneStop extends OneStopTest {}

    @Nested
    class OutgoingDocument extends OutgoingDocumentTest {}

    @Nested
    class Interlinked extends InterlinkedTest {}

    @Nested
    class OtherModels extends OtherModelsTest {}

    @Nested
    class LegalTime extends LegalTimeTest {}

    @Nested
    class Versions extends VersionsTest {}

    /** Nothing in it depends on the database, so that the long form is enough. */
    @Nested
    @EnabledIfSystemProperty(named = "motcua.deaths", matches = "all", disabledReason = "only in the long form")
    class WhoMay extends AuthorityTest {}
}
