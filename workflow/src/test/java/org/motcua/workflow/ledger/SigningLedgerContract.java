package org.motcua.workflow.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.DocumentReference;
import org.motcua.core.store.DocumentId;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.schema.WorkflowSchema;
import org.motcua.workflow.testkit.TestDatabase;

abstract class SigningLedgerContract {

    private static final OperationKey KEY = key("decision", 1, SigningRole.LEADER);
    private static final CaseId CASE = new CaseId("H99.12-261102-0001");
    private static final DocumentId DRAFT = new DocumentId("a".repeat(64));
    private static final DocumentId RESULT = new DocumentId("b".repeat(64));
    private static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");
    private static final Duration LONG = Duration.ofHours(1);

    private static OperationKey key(String document, int version, SigningRole role) {
        return new OperationKey(new DocumentReference("H99.12-261102-0001", document, version), "sign_leader", role);
    }

    private TestDatabase database;
    private Transactions transactions;
    private SigningLedger ledger;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        WorkflowSchema.migrate(database.dataSource());
        transactions = JdbcTransactions.of(database.dataSource());
        ledger = new SigningLedger(transactions);
    }

    @AfterEach
    void close() {
        assertThat(database.connectionsInUse()).isZero();
        database.close();
    }

    @Test
    void aFirstReservationIsTheWorkers() {
        SigningOperation operation = reserve("node-1", LONG).orElseThrow();

        assertThat(operation.state()).isEqualTo(OperationState.RESERVED);
        assertThat(operation.worker()).isEqualTo("node-1");
        assertThat(operation.attempts()).isEqualTo(1);
        assertThat(operation.reservedAt()).isEqualTo(NOW);
        assertThat(ledger.operations(CASE)).containsExactly(operation);
    }

    @Test
    void aReservationOutlivesTheTransactionAroundIt() {
        assertThatThrownBy(() -> transactions.inTransaction(() -> {
                    reserve("node-1", LONG);
                    throw new IllegalStateException("crash");
                }))
                .hasMessage("crash");

        assertThat(ledger.find(KEY)).isPresent();
    }

    @Test
    void anotherWorkerWaitsWhileTheLeaseRuns() {
        reserve("node-1", LONG);

        assertThat(reserve("node-2", LONG)).isEmpty();
    }

    @Test
    void anotherWorkerTakesOverWhenTheLeaseIsOverAndKeepsTheSigningTime() {
        reserve("node-1", Duration.ZERO);

        SigningOperation taken =
                ledger.reserve(KEY, DRAFT, "node-2", LONG, NOW.plusSeconds(60)).orElseThrow();

        assertThat(taken.worker()).isEqualTo("node-2");
        assertThat(taken.attempts()).isEqualTo(2);
        assertThat(taken.reservedAt()).isEqualTo(NOW);
    }

    @Test
    void aReleasedStepCanBeTakenOverAtOnce() {
        reserve("node-1", LONG);
        ledger.release(KEY, "node-1");

        assertThat(reserve("node-2", LONG)).isPresent();
    }

    @Test
    void aRestartedWorkerTakesItsOwnOverAtOnce() {
        reserve("node-1", LONG);

        assertThat(reserve("node-1", LONG)).map(SigningOperation::attempts).contains(2);
    }

    @Test
    void aWorkerThatWasOvertakenCannotRecordItsResult() {
        reserve("node-1", Duration.ZERO);
        reserve("node-2", LONG);

        assertThatThrownBy(() -> ledger.signed(KEY, "node-1", RESULT))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining(KEY.reference());
        assertThat(ledger.extend(KEY, "node-1", LONG)).isFalse();
        assertThat(ledger.find(KEY)).map(SigningOperation::result).contains(Optional.empty());
    }

    @Test
    void aResultIsRecordedOnceAndGivenToWhoeverComesNext() {
        reserve("node-1", LONG);
        ledger.signed(KEY, "node-1", RESULT);

        assertThatThrownBy(() -> ledger.signed(KEY, "node-1", DRAFT)).isInstanceOf(LedgerException.class);
        SigningOperation found = reserve("node-2", LONG).orElseThrow();
        assertThat(found.state()).isEqualTo(OperationState.SIGNED);
        assertThat(found.result()).contains(RESULT);
    }

    @Test
    void theEndBelongsToTheBoundTransaction() {
        reserve("node-1", LONG);
        ledger.signed(KEY, "node-1", RESULT);

        assertThatThrownBy(() -> ledger.committed(KEY, RESULT)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.inTransaction(() -> {
                    ledger.committed(KEY, RESULT);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(state()).isEqualTo(OperationState.SIGNED);

        transactions.inTransaction(() -> {
            ledger.committed(KEY, RESULT);
            return 0;
        });
        assertThat(state()).isEqualTo(OperationState.COMMITTED);
    }

    @Test
    void onlyWhatIsSignedCanBeCommittedAndOnlyOnce() {
        reserve("node-1", LONG);
        assertThatThrownBy(() -> commit()).isInstanceOf(LedgerException.class);
        ledger.signed(KEY, "node-1", RESULT);
        commit();
        assertThatThrownBy(() -> commit()).isInstanceOf(LedgerException.class);
    }

    @Test
    void aFailureForGoodKeepsItsReason() {
        reserve("node-1", LONG);
        transactions.inTransaction(() -> {
            ledger.failed(KEY, "Chứng thư số đã bị thu hồi");
            return 0;
        });

        assertThat(ledger.find(KEY)).map(SigningOperation::reason).contains(Optional.of("Chứng thư số đã bị thu hồi"));
        assertThat(state()).isEqualTo(OperationState.FAILED);
    }

    @Test
    void whatHasAResultFailsForGoodWithThatResultOnly() {
        reserve("node-1", LONG);
        ledger.signed(KEY, "node-1", RESULT);

        assertThatThrownBy(() -> transactions.runInTransaction(() -> ledger.failed(KEY, DRAFT, "thu hồi")))
                .isInstanceOf(LedgerException.class);
        transactions.runInTransaction(() -> ledger.failed(KEY, RESULT, "thu hồi"));

        assertThat(state()).isEqualTo(OperationState.FAILED);
    }

    @Test
    void oneOfManyWorkersWinsTheReservation() throws Exception {
        int workers = 8;
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            CyclicBarrier together = new CyclicBarrier(workers);
            List<Callable<Optional<SigningOperation>>> attempts = IntStream.range(0, workers)
                    .<Callable<Optional<SigningOperation>>>mapToObj(worker -> () -> {
                        together.await();
                        return reserve("node-" + worker, LONG);
                    })
                    .toList();
            long winners = 0;
            for (Future<Optional<SigningOperation>> attempt : pool.invokeAll(attempts)) {
                winners += attempt.get().isPresent() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    private Optional<SigningOperation> reserve(String worker, Duration lease) {
        return ledger.reserve(KEY, DRAFT, worker, lease, NOW);
    }

    private OperationState state() {
        return ledger.find(KEY).orElseThrow().state();
    }

    private void commit() {
        transactions.inTransaction(() -> {
            ledger.committed(KEY, RESULT);
            return 0;
        });
    }
}
