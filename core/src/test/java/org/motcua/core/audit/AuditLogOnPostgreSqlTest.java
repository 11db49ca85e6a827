package org.motcua.core.audit;

import org.motcua.core.transaction.TestDatabase;

class AuditLogOnPostgreSqlTest extends AuditLogContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgreSql();
    }
}
