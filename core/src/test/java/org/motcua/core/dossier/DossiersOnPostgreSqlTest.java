package org.motcua.core.dossier;

import org.motcua.core.transaction.TestDatabase;

class DossiersOnPostgreSqlTest extends DossiersContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgreSql();
    }
}
