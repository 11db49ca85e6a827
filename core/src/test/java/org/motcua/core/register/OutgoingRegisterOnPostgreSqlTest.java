package org.motcua.core.register;

import org.motcua.core.transaction.TestDatabase;

class OutgoingRegisterOnPostgreSqlTest extends OutgoingRegisterContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgreSql();
    }
}
