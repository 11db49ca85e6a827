package org.motcua.core.dossier;

import org.motcua.core.transaction.TestDatabase;

class DossiersOnH2Test extends DossiersContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
