package org.motcua.core.document;

import org.motcua.core.transaction.TestDatabase;

class DocumentsOnPostgreSqlTest extends DocumentsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgreSql();
    }
}
