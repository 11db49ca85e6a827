package org.motcua.workflow;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

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

    @Nested
    class WhoMay extends AuthorityTest {}
}
