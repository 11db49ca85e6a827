package org.motcua.core.casefile;

import org.motcua.core.transaction.TestDatabase;

class CaseFilesOnPostgreSqlTest extends CaseFilesContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgreSql();
    }
}
