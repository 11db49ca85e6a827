package org.motcua.core.casefile;

import org.motcua.core.transaction.TestDatabase;

class CaseFilesOnH2Test extends CaseFilesContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
