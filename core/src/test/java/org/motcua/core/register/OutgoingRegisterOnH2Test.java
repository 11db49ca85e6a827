package org.motcua.core.register;

import org.motcua.core.transaction.TestDatabase;

class OutgoingRegisterOnH2Test extends OutgoingRegisterContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
