package org.motcua.workflow.fault;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.motcua.signing.deferred.Confirmation;
import org.motcua.workflow.testkit.TestDatabase;

final class DeathAtEveryCommitOnPostgreSqlTest extends DeathAtEveryCommit {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }

    @Override
    Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of(Confirmation.DEVICE, 1, 6, 9), Arguments.of(Confirmation.ONE_TIME_PASSWORD, 2, 11, 11));
    }
}
