package org.motcua.workflow.ledger;

import org.motcua.workflow.testkit.TestDatabase;

final class SigningLedgerOnPostgreSqlTest extends SigningLedgerContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
