package org.motcua.core.calendar;

import org.motcua.core.transaction.TestDatabase;

class CalendarsOnH2Test extends CalendarsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
