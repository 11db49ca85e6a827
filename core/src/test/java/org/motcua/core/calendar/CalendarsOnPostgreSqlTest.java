package org.motcua.core.calendar;

import org.motcua.core.transaction.TestDatabase;

class CalendarsOnPostgreSqlTest extends CalendarsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgreSql();
    }
}
