package org.motcua.core.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.dossier.Dossiers;
import org.motcua.core.dossier.FuelStation;
import org.motcua.core.schema.CoreSchema;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.TestDatabase;
import org.motcua.core.transaction.Transactions;
import org.motcua.core.transaction.WatchedDataSource;

/** What the repository of case files does, on every database. */
abstract class CaseFilesContract {

    private static final int THREADS = 4;
    private static final AgencyCode AGENCY = new AgencyCode("H99.12");
    private static final CaseId ID = new CaseId("H99.12-V2026-00001");
    private static final Instant AT = Instant.parse("2026-07-06T02:00:00.123456Z");
    private static final ProcessVersion PROCESS = new ProcessVersion("outgoing", "1.0.0", "a".repeat(64));
    private static final OfficerId NGAN = new OfficerId("ngan.lt@sct");
    private static final OfficerId KHOA = new OfficerId("khoa_2");

    private TestDatabase database;
    private WatchedDataSource watched;
    private Transactions transactions;
    private CaseFiles cases;

    abstract TestDatabase database();

    @BeforeEach
    void migrate() {
        database = database();
        CoreSchema.migrate(database.dataSource());
        watched = new WatchedDataSource(database.dataSource());
        transactions = JdbcTransactions.of(watched.dataSource());
        cases = CaseFiles.on(transactions);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void keepsACaseAsItWasOpened() {
        CaseFile opened = CaseFile.opened(
                ID,
                CaseKind.WORK,
                AGENCY,
                Map.of("partner", new AgencyCode("H99.15"), "finance_2", new AgencyCode("H99.20.01")),
                "Về việc kiểm tra cửa hàng; số 7 = \"bảy\"",
                PROCESS,
                "b".repeat(64),
                AT);
        cases.open(opened);

        assertThat(cases.require(ID)).isEqualTo(opened);
        assertThat(cases.find(ID)).contains(opened);
        assertThat(transactions.inTransaction(() -> cases.lock(ID))).isEqualTo(opened);
        assertThat(opened.version()).isEqualTo(1);
        assertThat(opened.closedAt()).isNull();
    }

    @Test
    void keepsACaseWithoutPartiesUnitAssignmentsAndKey() {
        CaseFile opened = open();

        CaseFile kept = cases.require(ID);
        assertThat(kept).isEqualTo(opened);
        assertThat(kept.parties()).isEmpty();
        assertThat(kept.assigned()).isEmpty();
        assertThat(kept.unit()).isEmpty();
        assertThat(kept.applicantKey()).isEmpty();
    }

    @Test
    void keepsEachChangeAndCountsItsVersions() {
        CaseFile seen = open();
        List<UnaryOperator<CaseFile>> changes = List.of(
                file -> file.assign("specialist", List.of(NGAN)),
                file -> file.assign("opinions", List.of(KHOA, NGAN)),
                file -> file.assign("specialist", List.of(KHOA)),
                file -> file.assign("opinions", List.of()),
                file -> file.inUnit("Phòng Quản lý thương mại"),
                file -> file.handledBy(new ProcessVersion("outgoing", "1.1.0", "c".repeat(64))),
                file -> file.closed(AT.plusSeconds(1)),
                file -> file.closed(null),
                file -> file);
        for (UnaryOperator<CaseFile> change : changes) {
            CaseFile expected = change.apply(seen);
            CaseFile changed = cases.update(seen, change);

            assertThat(changed.version()).isEqualTo(seen.version() + 1);
            assertThat(changed).isEqualTo(expected.withVersion(seen.version() + 1));
            assertThat(cases.require(ID)).isEqualTo(changed);
            seen = changed;
        }

        assertThat(seen.version()).isEqualTo(1 + changes.size());
        assertThat(seen.assigned("specialist")).containsExactly(KHOA);
        assertThat(seen.assigned("opinions")).isEmpty();
        assertThat(seen.assigned("nobody")).isEmpty();
    }

    @Test
    void keepsAsManyPartiesAndOfficersAsACaseMayName() {
        Map<String, AgencyCode> parties = Map.of("a".repeat(60), new AgencyCode("A".repeat(35)));
        CaseFile seen = CaseFile.opened(ID, CaseKind.WORK, AGENCY, parties, "ệ".repeat(1000), PROCESS, "", AT);
        cases.open(seen);
        List<OfficerId> many = IntStream.range(0, 65)
                .mapToObj(i -> new OfficerId("%060d".formatted(i)))
                .toList();

        cases.update(seen, file -> file.assign("opinions", many).inUnit("ệ".repeat(200)));

        assertThat(cases.require(ID).assigned("opinions")).isEqualTo(many);
        assertThat(cases.require(ID).parties()).isEqualTo(parties);
    }

    @Test
    void refusesAChangeToACaseThatSomebodyElseHasChanged() {
        CaseFile seen = open();
        cases.update(seen, file -> file.assign("specialist", List.of(NGAN)));

        assertThatExceptionOfType(StaleCaseException.class)
                .isThrownBy(() -> cases.update(seen, file -> file.assign("specialist", List.of(KHOA))))
                .withMessageContaining("version 1")
                .satisfies(refusal -> assertThat(refusal.id()).isEqualTo(ID));
        assertThat(cases.require(ID).assigned("specialist")).containsExactly(NGAN);
    }

    @Test
    void refusesAChangeOfWhatNeverChanges() {
        CaseFile seen = open();
        CaseFile other = CaseFile.opened(
                new CaseId("H99.12-V2026-00002"), CaseKind.WORK, AGENCY, Map.of(), "Về việc khác", PROCESS, "", AT);
        cases.open(other);
        Map<String, AgencyCode> parties = Map.of("partner", new AgencyCode("H99.15"));
        List<CaseFile> forged = List.of(
                other,
                CaseFile.opened(ID, CaseKind.DOSSIER, AGENCY, Map.of(), seen.subject(), PROCESS, "", AT),
                CaseFile.opened(ID, CaseKind.WORK, new AgencyCode("H99"), Map.of(), seen.subject(), PROCESS, "", AT),
                CaseFile.opened(ID, CaseKind.WORK, AGENCY, parties, seen.subject(), PROCESS, "", AT),
                CaseFile.opened(ID, CaseKind.WORK, AGENCY, Map.of(), "Về việc khác", PROCESS, "", AT),
                CaseFile.opened(ID, CaseKind.WORK, AGENCY, Map.of(), seen.subject(), PROCESS, "key", AT),
                CaseFile.opened(ID, CaseKind.WORK, AGENCY, Map.of(), seen.subject(), PROCESS, "", AT.plusSeconds(1)),
                seen.withVersion(2));

        for (CaseFile changed : forged) {
            assertThatThrownBy(() -> cases.update(seen, file -> changed))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(ID.value());
        }
        assertThat(cases.require(ID)).isEqualTo(seen);
        assertThat(cases.require(other.id())).isEqualTo(other);
    }

    @Test
    void refusesASecondCaseOfOneId() {
        CaseFile opened = open();

        assertThatThrownBy(this::open).hasMessageContaining("mc_case");
        assertThat(cases.require(ID)).isEqualTo(opened);
    }

    @Test
    void isRolledBackWithTheTransactionThatItIsPartOf() {
        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    open();
                    throw new IllegalStateException("later");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(cases.find(ID)).isEmpty();
    }

    @Test
    void saysWhichCaseItDoesNotHave() {
        assertThat(cases.find(ID)).isEmpty();
        assertThatExceptionOfType(UnknownCaseException.class)
                .isThrownBy(() -> cases.require(ID))
                .withMessageContaining(ID.value())
                .satisfies(refusal -> assertThat(refusal.id()).isEqualTo(ID));
        assertThatExceptionOfType(UnknownCaseException.class).isThrownBy(() -> cases.lock(ID));
    }

    @Test
    void letsThoseWhoLockACaseChangeItOneAfterTheOther() throws Exception {
        open();
        CyclicBarrier together = new CyclicBarrier(THREADS);
        Callable<CaseFile> change = () -> {
            together.await();
            return transactions.inTransaction(
                    () -> cases.update(cases.lock(ID), file -> file.assign("specialist", List.of(NGAN))));
        };

        runAll(Collections.nCopies(THREADS, change));

        assertThat(cases.require(ID).version()).isEqualTo(1 + THREADS);
    }

    @Test
    void isLockedByWhoeverLocksItsDossierAndTheOtherWayRound() throws Exception {
        Dossiers dossiers = Dossiers.on(transactions);
        var code = FuelStation.receive(dossiers).code();

        assertThat(waits(() -> cases.lock(code.caseId()), () -> dossiers.lock(code)))
                .isTrue();
        assertThat(waits(() -> dossiers.lock(code), () -> cases.lock(code.caseId())))
                .isTrue();
        assertThat(waits(() -> cases.require(code.caseId()), () -> cases.lock(code.caseId())))
                .as("nobody waits for a reader")
                .isFalse();
    }

    /** Whether the second cannot be done until the transaction of the first has ended. */
    private boolean waits(Runnable first, Runnable second) throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            CountDownLatch begun = new CountDownLatch(1);
            List<Future<?>> done = new ArrayList<>();
            boolean waited = transactions.inTransaction(() -> {
                first.run();
                done.add(other.submit(() -> transactions.runInTransaction(() -> {
                    begun.countDown();
                    second.run();
                })));
                return isStillRunning(begun, done.get(0));
            });
            done.get(0).get();
            return waited;
        } finally {
            other.shutdown();
        }
    }

    private static boolean isStillRunning(CountDownLatch begun, Future<?> done) {
        try {
            begun.await();
            done.get(500, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException e) {
            return true;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void numbersTheWorkFilesOfAYearInVietnamsTime() {
        Instant lateInTheYear = Instant.parse("2026-12-31T16:59:59Z");
        Instant earlyInTheNext = Instant.parse("2026-12-31T17:00:00Z");

        assertThat(next(AGENCY, lateInTheYear)).isEqualTo("H99.12-V2026-00001");
        assertThat(next(AGENCY, lateInTheYear)).isEqualTo("H99.12-V2026-00002");
        assertThat(next(AGENCY, earlyInTheNext)).isEqualTo("H99.12-V2027-00001");
        assertThat(next(new AgencyCode("H99.15"), lateInTheYear)).isEqualTo("H99.15-V2026-00001");
    }

    @Test
    void takesNoIdOfAWorkFileOutsideOfATransactionWhereItWouldBeLost() {
        assertThatThrownBy(() -> cases.nextWork(AGENCY, AT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesNoGapAndNoDuplicateInTheIdsOfWorkFilesUnderThreadsAndRollbacks() throws Exception {
        ConcurrentLinkedQueue<String> committed = new ConcurrentLinkedQueue<>();
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            work.add(() -> {
                together.await(); // all at once, so that the first of them race for the new counter
                for (int n = 0; n < 10; n++) {
                    openNextOrRollBack(n % 3 == 1, committed);
                }
                return 0;
            });
        }

        runAll(work);

        assertThat(committed)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, THREADS * 7)
                        .mapToObj("H99.12-V2026-%05d"::formatted)
                        .toList())
                .allSatisfy(id -> assertThat(cases.find(new CaseId(id))).isPresent());
    }

    private void openNextOrRollBack(boolean rollsBack, ConcurrentLinkedQueue<String> committed) {
        try {
            committed.add(transactions.inTransaction(() -> {
                CaseId id = cases.nextWork(AGENCY, AT);
                cases.open(CaseFile.opened(id, CaseKind.WORK, AGENCY, Map.of(), "Công văn đi", PROCESS, "", AT));
                if (rollsBack) {
                    throw new IllegalStateException("rolled back on purpose");
                }
                return id.value();
            }));
        } catch (IllegalStateException expected) {
            assertThat(rollsBack).isTrue();
        }
    }

    @Test
    void givesTheSameInstantsToTheMicrosecondInEveryZoneOfTheMachine() {
        TimeZone before = TimeZone.getDefault();
        try {
            // 02:30 on 29 March does not exist there.
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Paris"));
            Instant inTheGap = Instant.parse("2026-03-29T01:30:00.123456789Z");
            CaseFile opened =
                    CaseFile.opened(ID, CaseKind.WORK, AGENCY, Map.of(), "Công văn đi", PROCESS, "", inTheGap);
            cases.open(opened);
            CaseFile closed = cases.update(opened, file -> file.closed(inTheGap.plusNanos(600)));

            assertThat(cases.require(ID)).isEqualTo(closed);
            assertThat(closed.openedAt()).isEqualTo("2026-03-29T01:30:00.123456Z");
            assertThat(closed.closedAt()).isEqualTo("2026-03-29T01:30:00.123457Z");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void needsOneStatementForEach() {
        watched.takeStatements();
        CaseFile opened = open();
        assertThat(watched.takeStatements()).as("open").hasSize(1);
        transactions.runInTransaction(() -> cases.lock(ID));
        assertThat(watched.takeStatements()).as("lock").hasSize(1);
        cases.update(opened, file -> file);
        assertThat(watched.takeStatements()).as("update").hasSize(1);
        cases.require(ID);
        assertThat(watched.takeStatements()).as("require").hasSize(1);
    }

    private CaseFile open() {
        CaseFile opened = CaseFile.opened(ID, CaseKind.WORK, AGENCY, Map.of(), "Công văn đi", PROCESS, "", AT);
        cases.open(opened);
        return opened;
    }

    private String next(AgencyCode agency, Instant at) {
        return transactions.inTransaction(() -> cases.nextWork(agency, at)).value();
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
}
