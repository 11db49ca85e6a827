package org.motcua.workflow.ledger;

import org.motcua.workflow.testkit.TestDatabase;

final class SigningLedgerOnH2Test extends SigningLedgerContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
