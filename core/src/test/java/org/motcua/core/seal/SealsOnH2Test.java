package org.motcua.core.seal;

import org.motcua.core.transaction.TestDatabase;

class SealsOnH2Test extends SealsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
