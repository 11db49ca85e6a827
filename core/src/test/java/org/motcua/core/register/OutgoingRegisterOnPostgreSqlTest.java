package org.motcua.core.document;

import org.motcua.core.transaction.TestDatabase;

class OutgoingRegisterOnPostgreSqlTest extends OutgoingRegisterContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgreSql();
    }
}
