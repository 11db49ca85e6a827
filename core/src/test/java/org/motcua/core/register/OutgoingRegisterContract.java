package org.motcua.core.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.document.DocumentReference;
import org.motcua.core.document.KindId;
import org.motcua.core.numbering.CounterAheadException;
import org.motcua.core.numbering.CounterBehindException;
import org.motcua.core.schema.CoreSchema;
import org.motcua.core.store.DocumentId;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.TestDatabase;
import org.motcua.core.transaction.Transactions;
import org.motcua.core.transaction.WatchedDataSource;

/** What the register does, on every database. */
abstract class OutgoingRegisterContract {

    private static final int THREADS = 8;
    private static final AgencyCode AGENCY = new AgencyCode("H99.12");
    private static final Series DECISIONS = new Series("QĐ");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final DocumentId BYTES = DocumentId.of(new byte[] {1});

    private TestDatabase database;
    private WatchedDataSource watched;
    private Transactions transactions;
    private OutgoingRegister register;

    abstract TestDatabase database();

    @BeforeEach
    void migrate() {
        database = database();
        CoreSchema.migrate(database.dataSource());
        watched = new WatchedDataSource(database.dataSource());
        transactions = JdbcTransactions.of(watched.dataSource());
        register = OutgoingRegister.on(transactions);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void numbersFromOneAndKeepsTheColumnsOfTheRegister() {
        assertThat(reserve("a").text()).isEqualTo("01/QĐ-SCT");
        assertThat(reserve("b").text()).isEqualTo("02/QĐ-SCT");

        RegisterEntry entry = register.find(reference("b")).orElseThrow();
        assertThat(entry)
                .isEqualTo(new RegisterEntry(
                        AGENCY,
                        DECISIONS,
                        new DocumentNumber(2, 2026, "QĐ-SCT"),
                        DAY,
                        NumberState.RESERVED,
                        reference("b"),
                        document("b"),
                        null,
                        null));
    }

    @Test
    void givesADocumentTheNumberThatItHasAlready() {
        DocumentNumber first = reserve("a");

        assertThat(reserve("a")).isEqualTo(first);
        assertThat(reserve("b").number()).as("nothing was skipped").isEqualTo(2);
        register.use(reference("a"), issue());
        assertThat(reserve("a")).as("also when it is issued").isEqualTo(first);
    }

    @Test
    void beginsAtOneInEachYearSeriesAndAgency() {
        reserve("a");

        assertThat(register.reserve(reservation("next year", AGENCY, DECISIONS, LocalDate.of(2027, 1, 1)))
                        .number())
                .isEqualTo(1);
        assertThat(register.reserve(new Reservation(
                                AGENCY, new Series("TB"), "TB-SCT", DAY, reference("notice"), document("notice")))
                        .number())
                .isEqualTo(1);
        assertThat(register.reserve(reservation("elsewhere", new AgencyCode("H98.12"), DECISIONS, DAY))
                        .number())
                .isEqualTo(1);
        assertThat(reserve("b").number()).isEqualTo(2);
    }

    @Test
    void goesFromReservedToUsed() {
        reserve("a");
        register.use(reference("a"), issue());

        RegisterEntry used = register.find(reference("a")).orElseThrow();
        assertThat(used.state()).isEqualTo(NumberState.USED);
        assertThat(used.issue()).isEqualTo(issue());
    }

    @Test
    void goesFromReservedToVoidWithItsReasonAndIsNotGivenAgain() {
        reserve("a");
        register.voidNumber(reference("a"), "Lãnh đạo không ký");

        RegisterEntry given = register.find(reference("a")).orElseThrow();
        assertThat(given.state()).isEqualTo(NumberState.VOID);
        assertThat(given.voidReason()).isEqualTo("Lãnh đạo không ký");
        assertThat(reserve("b").number()).isEqualTo(2);
        assertThatExceptionOfType(NumberStateException.class)
                .isThrownBy(() -> reserve("a"))
                .withMessageContaining("VOID");
        assertThat(reserve("c").number()).as("nothing was skipped").isEqualTo(3);
    }

    @Test
    void refusesWhatTheStateDoesNotAllowAndNamesTheStateFound() {
        reserve("used");
        register.use(reference("used"), issue());
        reserve("void");
        register.voidNumber(reference("void"), "nhầm");

        refused(() -> register.use(reference("used"), issue()), NumberState.USED);
        refused(() -> register.voidNumber(reference("used"), "nhầm"), NumberState.USED);
        refused(() -> register.use(reference("void"), issue()), NumberState.VOID);
        refused(() -> register.voidNumber(reference("void"), "nhầm"), NumberState.VOID);
        refused(() -> register.use(reference("nowhere"), issue()), null);
        assertThatThrownBy(() -> register.voidNumber(reference("used"), " ")).hasMessageContaining("Reason");
    }

    @Test
    void refusesADocumentThatHasANumberElsewhere() {
        reserve("a");

        assertThatThrownBy(() -> register.reserve(reservation("a", AGENCY, new Series("khác"), DAY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("01/QĐ-SCT");
        assertThat(register.entries(AGENCY, 2026)).hasSize(1);
    }

    @Test
    void refusesOneNumberAndSymbolTwiceInAYearWhateverTheSeries() {
        reserve("a");

        assertThatThrownBy(() -> register.reserve(reservation("b", AGENCY, new Series("khác"), DAY)))
                .hasMessageContainingAll("mc_outgoing");
    }

    @Test
    void listsTheYearAndTheFile() {
        reserve("b");
        reserve("a");
        register.reserve(reservation("next year", AGENCY, DECISIONS, LocalDate.of(2027, 1, 1)));

        assertThat(register.entries(AGENCY, 2026))
                .extracting(entry -> entry.reference().name())
                .containsExactly("b", "a");
        assertThat(register.ofFile("H99.12-260105-0001"))
                .extracting(entry -> entry.reference().name())
                .containsExactly("a", "b", "next year");
    }

    @Test
    void needsThreeStatementsForANumber() {
        reserve("a");
        watched.takeStatements();
        reserve("b");

        assertThat(watched.takeStatements()).hasSize(3);
    }

    @Test
    void goesOnAfterItsRowsWhereTheCounterHasFallenBehind() {
        reserve("a");
        reserve("b");
        reserve("c");
        database.execute("UPDATE mc_counter SET last_number = 1");

        assertThat(reserve("c").number()).as("its own number").isEqualTo(3);
        assertThat(reserve("d").number()).isEqualTo(4);
        assertThat(reserve("e").number()).isEqualTo(5);
    }

    @Test
    void goesOnAfterItsRowsWhereTheCounterIsGone() {
        reserve("a");
        reserve("b");
        database.execute("DELETE FROM mc_counter");

        assertThat(reserve("c").number()).isEqualTo(3);
    }

    /** Somebody's row with a number far ahead must not make a gap. */
    @Test
    void refusesToGoOnAfterRowsWithGapsAndNamesCounterAndNumbers() {
        reserve("a");
        reserve("b");
        reserve("c");
        database.execute("UPDATE mc_outgoing SET number = 4711 WHERE name = 'b'");
        database.execute("UPDATE mc_counter SET last_number = 1");

        assertThatExceptionOfType(CounterBehindException.class)
                .isThrownBy(() -> reserve("d"))
                .withMessageContainingAll("QĐ", "stands at 1", "from 1 to 4711", "mc_counter")
                .satisfies(refusal -> {
                    assertThat(refusal.last()).isEqualTo(1);
                    assertThat(refusal.highest()).isEqualTo(4711);
                    assertThat(refusal.counter().period()).isEqualTo("2026");
                });
        assertThat(register.entries(AGENCY, 2026)).hasSize(3);
    }

    /** Whether rows are missing or the counter was raised, no number is given after a gap. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE mc_counter SET last_number = 100",
                "DELETE FROM mc_outgoing WHERE name = 'b'",
                "UPDATE mc_outgoing SET number = 4711 WHERE name = 'b'; DELETE FROM mc_outgoing WHERE name = 'a'",
            })
    void givesNoNumberAfterAGap(String change) {
        reserve("a");
        reserve("b");
        for (String statement : change.split("; ", -1)) {
            database.execute(statement);
        }

        assertThatExceptionOfType(CounterAheadException.class)
                .isThrownBy(() -> reserve("c"))
                .withMessageContainingAll("QĐ", "stands at", "no row has that number", "mc_counter");
    }

    @Test
    void beginsWhereItsCounterWasSetWhileItHasNoRows() {
        reserve("a");
        database.execute("DELETE FROM mc_outgoing");
        database.execute("UPDATE mc_counter SET last_number = 500");

        assertThat(reserve("b").number()).isEqualTo(501);
        assertThat(reserve("c").number()).isEqualTo(502);
    }

    @RepeatedTest(3)
    void leavesNoGapAndNoDuplicateUnderThreadsAndRollbacks() throws Exception {
        long seed = System.nanoTime();
        ConcurrentLinkedQueue<Integer> committed = new ConcurrentLinkedQueue<>();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            work.add(() -> {
                Random random = new Random(seed + thread);
                start.await(); // all at once, so that the first of them race for the new counter
                for (int n = 0; n < 15; n++) {
                    reserveOrRollBack(thread + "-" + n, random).ifPresent(committed::add);
                }
                return thread;
            });
        }

        runAll(work);

        assertThat(committed)
                .as("seed %d", seed)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, committed.size()).boxed().toList());
        assertThat(register.entries(AGENCY, 2026))
                .extracting(entry -> entry.number().number())
                .isEqualTo(IntStream.rangeClosed(1, committed.size()).boxed().toList());
    }

    @RepeatedTest(3)
    void givesOneNumberToOneDocumentThatManyReserveAtOnce() throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            work.add(() -> {
                start.await();
                return reserve("the one").number();
            });
        }

        assertThat(runAll(work)).containsOnly(1);
        assertThat(reserve("the next").number()).isEqualTo(2);
    }

    private Optional<Integer> reserveOrRollBack(String name, Random random) {
        boolean rollsBack = random.nextInt(4) == 0;
        try {
            return transactions.inTransaction(() -> {
                int number = reserve(name).number();
                if (rollsBack) {
                    throw new IllegalStateException("rolled back on purpose");
                }
                return Optional.of(number);
            });
        } catch (IllegalStateException expected) {
            return Optional.empty();
        }
    }

    private static <T> List<T> runAll(List<Callable<T>> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(work.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }

    private void refused(ThrowingCallable step, NumberState found) {
        assertThatExceptionOfType(NumberStateException.class)
                .isThrownBy(step)
                .withMessageContaining(found == null ? "not in the register" : found.name())
                .satisfies(refusal -> assertThat(refusal.found()).isEqualTo(Optional.ofNullable(found)));
    }

    private DocumentNumber reserve(String name) {
        return register.reserve(reservation(name, AGENCY, DECISIONS, DAY));
    }

    private static Reservation reservation(String name, AgencyCode agency, Series series, LocalDate day) {
        return new Reservation(agency, series, "QĐ-SCT", day, reference(name), document(name));
    }

    private static DocumentReference reference(String name) {
        return new DocumentReference("H99.12-260105-0001", name, 1);
    }

    private static RegisteredDocument document(String name) {
        return new RegisteredDocument(
                new KindId("decision"), "Về việc " + name, "Nguyễn Thị Ánh", "Như Điều 3; Lưu: VT", "Văn thư", 2);
    }

    private static Issue issue() {
        return new Issue(BYTES, DAY.plusDays(1), "Bưu điện", "");
    }
}
