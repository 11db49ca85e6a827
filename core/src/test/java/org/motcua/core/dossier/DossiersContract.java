package org.motcua.core.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.calendar.ExtensionRefusedException;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.casefile.CaseKind;
import org.motcua.core.procedure.ComponentId;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.schema.CoreSchema;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.TestDatabase;
import org.motcua.core.transaction.Transactions;
import org.motcua.core.transaction.WatchedDataSource;

/** What the repository of dossiers does, on every database. */
abstract class DossiersContract {

    private TestDatabase database;
    private WatchedDataSource watched;
    private Transactions transactions;
    private Dossiers dossiers;

    abstract TestDatabase database();

    @BeforeEach
    void migrate() {
        database = database();
        CoreSchema.migrate(database.dataSource());
        watched = new WatchedDataSource(database.dataSource());
        transactions = JdbcTransactions.of(watched.dataSource());
        dossiers = Dossiers.on(transactions);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void keepsADossierAsItWasReceived() {
        Dossier received = FuelStation.receive(dossiers);

        assertThat(received.code()).isEqualTo(new DossierCode("H99.12-260706-0001"));
        assertThat(received.state()).isEqualTo(DossierState.RECEIVED);
        assertThat(received.clock().calendarVersion()).isEqualTo("vn-2024-2026.1");
        assertThat(received.clock().due()).isEqualTo(Instant.parse("2026-08-03T10:00:00Z"));
        assertThat(dossiers.require(received.code())).isEqualTo(received);
    }

    @Test
    void numbersTheDossiersOfADayInVietnamsTime() {
        Instant lateOnMonday = Instant.parse("2026-07-06T16:59:59Z");
        Instant earlyOnTuesday = Instant.parse("2026-07-06T17:00:00Z");

        assertThat(receive(lateOnMonday).value()).isEqualTo("H99.12-260706-0001");
        assertThat(receive(lateOnMonday).value()).isEqualTo("H99.12-260706-0002");
        assertThat(receive(earlyOnTuesday).value()).isEqualTo("H99.12-260707-0001");
    }

    @Test
    void givesTheCodeBackWhenTheReceptionIsRolledBack() {
        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    FuelStation.receive(dossiers);
                    throw new IllegalStateException("after the reception");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(FuelStation.receive(dossiers).code().value()).endsWith("-0001");
    }

    @Test
    void passesOverCodesInUseWhereTheSequenceHasFallenBehind() {
        FuelStation.receive(dossiers);
        FuelStation.receive(dossiers);
        FuelStation.receive(dossiers);
        database.execute("UPDATE mc_counter SET last_number = 1");

        assertThat(FuelStation.receive(dossiers).code().value()).endsWith("-0004");
        assertThat(FuelStation.receive(dossiers).code().value()).endsWith("-0005");
    }

    @Test
    void refusesADossierThatLacksComponentsAndNamesThemAll() {
        assertThatExceptionOfType(IncompleteDossierException.class)
                .isThrownBy(() -> dossiers.receive(
                        FuelStation.reception(FuelStation.MONDAY),
                        FuelStation.AGENCY,
                        List.of(FuelStation.attachment("training", "chung-nhan.pdf")),
                        FuelStation.PROCEDURE,
                        FuelStation.CLOCK,
                        FuelStation.PROCESS,
                        ""))
                .satisfies(refusal -> assertThat(refusal.missing())
                        .containsExactly(new ComponentId("application"), new ComponentId("equipment")));
    }

    @Test
    void refusesAVersionThatEndedAndComponentsThatItDoesNotHave() {
        assertThatThrownBy(() -> receive(Instant.parse("2026-06-30T02:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-06-30");
        assertThatThrownBy(() -> dossiers.receive(
                        FuelStation.reception(FuelStation.MONDAY),
                        FuelStation.AGENCY,
                        Stream.concat(
                                        FuelStation.ATTACHMENTS.stream(),
                                        Stream.of(FuelStation.attachment("passport", "ho-chieu.pdf")))
                                .toList(),
                        FuelStation.PROCEDURE,
                        FuelStation.CLOCK,
                        FuelStation.PROCESS,
                        ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("passport");
    }

    @Test
    void keepsWhatHappenedThoughItsHistoryIsGivenUp() {
        Dossier seen = FuelStation.receive(dossiers);

        assertThatThrownBy(() -> dossiers.update(
                        seen,
                        d -> new Dossier(
                                d.code(),
                                d.version(),
                                d.reception(),
                                d.state(),
                                d.attachments(),
                                d.due(),
                                d.calendarVersion(),
                                List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("history");
    }

    @Test
    void refusesAnotherVersionOfTheProcedureThanTheReceptionNames() {
        assertThatThrownBy(() -> dossiers.receive(
                        FuelStation.reception(FuelStation.MONDAY),
                        FuelStation.AGENCY,
                        FuelStation.ATTACHMENTS,
                        FuelStation.catalogue().require(FuelStation.PROCEDURE.code(), LocalDate.of(2026, 6, 30)),
                        FuelStation.CLOCK,
                        FuelStation.PROCESS,
                        ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 2026-07")
                .hasMessageContaining("version 2025-01");
    }

    @Test
    void goesTheWholeWay() {
        Dossier dossier = FuelStation.receive(dossiers);
        for (DossierState next : List.of(DossierState.IN_PROGRESS, DossierState.DECIDED, DossierState.RETURNED)) {
            dossier = dossiers.update(dossier, d -> d.moveTo(next, FuelStation.MONDAY, FuelStation.OFFICER));
            assertThat(dossiers.require(dossier.code())).isEqualTo(dossier);
        }

        assertThat(dossier.version()).isEqualTo(4);
        assertThat(dossier.state()).isEqualTo(DossierState.RETURNED);
    }

    @Test
    void opensTheCaseOfADossierWithTheDossier() {
        Procedure shared = withParty(FuelStation.PROCEDURE, "partner", new AgencyCode("H99.15"));

        Dossier received = dossiers.receive(
                FuelStation.reception(FuelStation.MONDAY),
                FuelStation.AGENCY,
                FuelStation.ATTACHMENTS,
                shared,
                FuelStation.CLOCK,
                FuelStation.PROCESS,
                "b".repeat(64));

        assertThat(CaseFiles.on(transactions).require(received.caseId()))
                .isEqualTo(CaseFile.opened(
                        new CaseId("H99.12-260706-0001"),
                        CaseKind.DOSSIER,
                        FuelStation.AGENCY,
                        Map.of("partner", new AgencyCode("H99.15")),
                        "Cửa hàng số 7",
                        FuelStation.PROCESS,
                        "b".repeat(64),
                        FuelStation.MONDAY));
    }

    private static Procedure withParty(Procedure procedure, String name, AgencyCode party) {
        return new Procedure(
                procedure.code(),
                procedure.version(),
                procedure.name(),
                procedure.sector(),
                procedure.times(),
                procedure.clockRules(),
                procedure.components(),
                procedure.fees(),
                procedure.process(),
                Map.of(name, party),
                procedure.result(),
                procedure.subjectTemplate(),
                procedure.legalGrounds(),
                procedure.provision(),
                procedure.effective());
    }

    @Test
    void findsWhatHasAProvisionalDateUntilItIsComputedAgain() {
        Instant december = Instant.parse("2026-12-25T02:00:00Z");
        Dossier known = FuelStation.receive(dossiers);
        Dossier provisional = dossiers.require(receive(december));
        Dossier waiting = dossiers.update(
                dossiers.require(receive(december)),
                dossier -> dossier.requestSupplement(december.plusSeconds(1), FuelStation.OFFICER));

        assertThat(known.isProvisional()).isFalse();
        assertThat(provisional.isProvisional()).isTrue();
        assertThat(dossiers.require(waiting.code()).isProvisional()).isTrue();
        assertThat(dossiers.provisional("other", 10)).containsExactly(provisional.code());
        assertThat(dossiers.provisional("other", 0)).isEmpty();
        assertThat(dossiers.provisional("vn-2024-2026.1", 10)).isEmpty();

        dossiers.update(
                provisional,
                dossier -> dossier.recompute(
                        december.plusSeconds(2),
                        Handler.nobody(FuelStation.AGENCY),
                        FuelStation.NEXT_YEAR,
                        FuelStation.PROCEDURE.time(),
                        "Có kế hoạch nghỉ năm 2027"));

        assertThat(dossiers.provisional("other", 10)).isEmpty();
        Dossier stored = dossiers.require(provisional.code());
        assertThat(stored.isProvisional()).isFalse();
        assertThat(stored.history())
                .extracting(DossierEvent::kind, DossierEvent::provisional, DossierEvent::reason)
                .containsExactly(
                        tuple(DossierEvent.Kind.RECEIVED, true, ""),
                        tuple(DossierEvent.Kind.RECOMPUTED, false, "Có kế hoạch nghỉ năm 2027"));
    }

    @Test
    void keepsSupplementAndExtensionWithTheNewDeadline() {
        Dossier dossier = FuelStation.receive(dossiers);
        Instant asked = FuelStation.MONDAY.plus(Duration.ofDays(1));
        Instant answered = FuelStation.MONDAY.plus(Duration.ofDays(3));
        Attachment added = FuelStation.attachment("training", "đào tạo.pdf");

        dossier = dossiers.update(dossier, d -> d.requestSupplement(asked, FuelStation.OFFICER));
        assertThat(dossier.state()).isEqualTo(DossierState.SUPPLEMENT);
        assertThat(dossier.clock().isStopped()).isTrue();
        dossier = dossiers.update(
                dossier,
                d -> d.receiveSupplement(
                        answered,
                        FuelStation.OFFICER,
                        List.of(added),
                        FuelStation.CLOCK,
                        FuelStation.PROCEDURE.time()));
        assertThat(dossier.clock().isStopped()).isFalse();
        // Wednesday and Thursday did not count: two working days later than Monday, 3 August.
        assertThat(dossier.clock().due()).isEqualTo(Instant.parse("2026-08-05T10:00:00Z"));
        dossier = dossiers.update(
                dossier,
                d -> d.extend(answered, FuelStation.OFFICER, 5, FuelStation.CLOCK, FuelStation.PROCEDURE.time()));
        assertThat(dossier.clock().due()).isEqualTo(Instant.parse("2026-08-12T10:00:00Z"));

        Dossier kept = dossiers.require(dossier.code());
        assertThat(kept).isEqualTo(dossier);
        assertThat(kept.attachments())
                .isEqualTo(Stream.concat(FuelStation.ATTACHMENTS.stream(), Stream.of(added))
                        .toList());
        assertThatThrownBy(() ->
                        kept.extend(answered, FuelStation.OFFICER, 5, FuelStation.CLOCK, FuelStation.PROCEDURE.time()))
                .isInstanceOf(ExtensionRefusedException.class);
    }

    @Test
    void refusesAChangeToADossierThatSomebodyElseHasChanged() {
        Dossier seen = FuelStation.receive(dossiers);
        dossiers.update(seen, d -> d.moveTo(DossierState.IN_PROGRESS, FuelStation.MONDAY, FuelStation.OFFICER));

        assertThatExceptionOfType(StaleDossierException.class)
                .isThrownBy(() -> dossiers.update(
                        seen, d -> d.moveTo(DossierState.FINANCIAL, FuelStation.MONDAY, FuelStation.OFFICER)))
                .satisfies(refusal -> assertThat(refusal.version()).isEqualTo(1));
        assertThat(dossiers.require(seen.code()).state()).isEqualTo(DossierState.IN_PROGRESS);
    }

    @Test
    void letsThoseWhoLockADossierChangeItOneAfterTheOther() throws Exception {
        int hands = 6;
        DossierCode code = FuelStation.receive(dossiers).code();
        ExecutorService pool = Executors.newFixedThreadPool(hands);
        try {
            CyclicBarrier together = new CyclicBarrier(hands);
            Callable<Dossier> change = () -> {
                together.await();
                return transactions.inTransaction(
                        () -> dossiers.update(dossiers.lock(code), DossiersContract::toAndFro));
            };
            for (Future<Dossier> changed : pool.invokeAll(Collections.nCopies(hands, change))) {
                changed.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(dossiers.require(code).version()).isEqualTo(1 + hands);
    }

    private static Dossier toAndFro(Dossier dossier) {
        return dossier.moveTo(
                dossier.state() == DossierState.IN_PROGRESS ? DossierState.FINANCIAL : DossierState.IN_PROGRESS,
                FuelStation.MONDAY,
                FuelStation.OFFICER);
    }

    @Test
    void refusesAChangeOfWhatNeverChanges() {
        Dossier seen = FuelStation.receive(dossiers);

        assertThatThrownBy(() -> dossiers.update(
                        seen,
                        d -> new Dossier(
                                d.code(),
                                d.version(),
                                FuelStation.reception(FuelStation.MONDAY.plusSeconds(1)),
                                d.state(),
                                d.attachments(),
                                d.due(),
                                d.calendarVersion(),
                                d.history())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be changed");
    }

    @Test
    void saysWhichDossierItDoesNotHave() {
        assertThatExceptionOfType(UnknownDossierException.class)
                .isThrownBy(() -> dossiers.require(new DossierCode("H99.12-260706-9999")))
                .withMessageContaining("H99.12-260706-9999");
    }

    @Test
    void leavesNoGapAndNoDuplicateInTheCodesOfADayUnderThreadsAndRollbacks() throws Exception {
        ConcurrentLinkedQueue<String> committed = new ConcurrentLinkedQueue<>();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                boolean rollsBack = i % 5 == 3;
                work.add(() -> committed.add(receiveOrRollBack(rollsBack)));
            }
            for (Future<Boolean> future : pool.invokeAll(work)) {
                future.get();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(committed)
                .filteredOn(code -> !code.isEmpty())
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 64)
                        .mapToObj("H99.12-260706-%04d"::formatted)
                        .toList());
    }

    private String receiveOrRollBack(boolean rollsBack) {
        try {
            return transactions.inTransaction(() -> {
                Dossier dossier = FuelStation.receive(dossiers);
                if (rollsBack) {
                    throw new IllegalStateException("rolled back on purpose");
                }
                return dossier.code().value();
            });
        } catch (IllegalStateException expected) {
            return "";
        }
    }

    @Test
    void needsFewStatements() {
        FuelStation.receive(dossiers); // the first of the day also makes the counter
        watched.takeStatements();

        Dossier dossier = FuelStation.receive(dossiers);
        assertThat(watched.takeStatements()).as("receive").hasSize(6);
        dossiers.update(dossier, d -> d.moveTo(DossierState.IN_PROGRESS, FuelStation.MONDAY, FuelStation.OFFICER));
        assertThat(watched.takeStatements()).as("update").hasSize(2);
        dossiers.require(dossier.code());
        assertThat(watched.takeStatements()).as("require").hasSize(2);
    }

    @Test
    void givesTheSameInstantInEveryZoneOfTheMachine() {
        TimeZone before = TimeZone.getDefault();
        try {
            // 02:30 on 29 March does not exist there.
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Paris"));
            Instant inTheGap = Instant.parse("2026-03-29T01:30:00.123456789Z");
            Procedure then = FuelStation.catalogue().require(FuelStation.PROCEDURE.code(), LocalDate.of(2026, 3, 29));
            Dossier received = dossiers.receive(
                    FuelStation.reception(inTheGap, then),
                    FuelStation.AGENCY,
                    List.of(),
                    then,
                    FuelStation.CLOCK,
                    FuelStation.PROCESS,
                    "");

            assertThat(dossiers.require(received.code())).isEqualTo(received);
            assertThat(received.reception().receivedAt()).isEqualTo("2026-03-29T01:30:00.123456Z");
            assertThat(received.clock().due().atOffset(WorkingCalendar.ZONE).getHour())
                    .isEqualTo(17);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private DossierCode receive(Instant at) {
        return dossiers.receive(
                        FuelStation.reception(at),
                        FuelStation.AGENCY,
                        FuelStation.ATTACHMENTS,
                        FuelStation.PROCEDURE,
                        FuelStation.CLOCK,
                        FuelStation.PROCESS,
                        "")
                .code();
    }
}
