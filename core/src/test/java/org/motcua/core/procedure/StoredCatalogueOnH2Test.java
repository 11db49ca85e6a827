package org.motcua.core.procedure;

import org.motcua.core.transaction.TestDatabase;

class StoredCatalogueOnH2Test extends StoredCatalogueContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
