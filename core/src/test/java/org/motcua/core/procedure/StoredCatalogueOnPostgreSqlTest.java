package org.motcua.core.procedure;

import org.motcua.core.transaction.TestDatabase;

class StoredCatalogueOnPostgreSqlTest extends StoredCatalogueContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgreSql();
    }
}
