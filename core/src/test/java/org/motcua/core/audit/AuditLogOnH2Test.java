package org.motcua.core.audit;

import org.motcua.core.transaction.TestDatabase;

class AuditLogOnH2Test extends AuditLogContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
