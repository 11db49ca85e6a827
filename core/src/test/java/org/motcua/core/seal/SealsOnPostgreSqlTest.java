package org.motcua.core.seal;

import org.motcua.core.transaction.TestDatabase;

class SealsOnPostgreSqlTest extends SealsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgreSql();
    }
}
