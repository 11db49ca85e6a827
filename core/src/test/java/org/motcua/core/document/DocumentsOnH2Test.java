package org.motcua.core.document;

import org.motcua.core.transaction.TestDatabase;

class DocumentsOnH2Test extends DocumentsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
