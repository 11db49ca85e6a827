package org.motcua.workflow.fault;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.motcua.signing.deferred.Confirmation;
import org.motcua.workflow.testkit.TestDatabase;

final class DeathAtEveryCommitOnH2Test extends DeathAtEveryCommit {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }

    @Override
    Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of(Confirmation.ONE_TIME_PASSWORD, 1, 6, 5),
                Arguments.of(Confirmation.DEVICE, 1, 7, 6),
                Arguments.of(Confirmation.TOKEN, 1, 5, 8),
                Arguments.of(Confirmation.ONE_TIME_PASSWORD, 2, 8, 10));
    }
}
