package org.motcua.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.audit.AuditChain.Problem;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.casefile.UnknownCaseException;
import org.motcua.core.document.DocumentReference;
import org.motcua.core.document.KindId;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.Dossiers;
import org.motcua.core.dossier.FuelStation;
import org.motcua.core.json.UnreadableDataException;
import org.motcua.core.record.CaseParts;
import org.motcua.core.record.CaseParts.Disagreement;
import org.motcua.core.record.CaseRecord;
import org.motcua.core.record.RecordReport;
import org.motcua.core.register.Issue;
import org.motcua.core.register.OutgoingRegister;
import org.motcua.core.register.RegisteredDocument;
import org.motcua.core.register.Reservation;
import org.motcua.core.register.Series;
import org.motcua.core.schema.CoreSchema;
import org.motcua.core.store.DocumentId;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.TestDatabase;
import org.motcua.core.transaction.Transactions;
import org.motcua.core.transaction.WatchedDataSource;

/** What the audit chain does, on every database. */
abstract class AuditLogContract {

    private static final Instant NOW = Instant.parse("2026-07-06T02:00:00.123456789Z");
    private static final Actor HOA = Actor.officer(new OfficerId("hoa"));
    private static final Act RECEIVED = new Act("RECEIVED");
    private static final Act NOTED = new Act("NOTED");

    private TestDatabase database;
    private WatchedDataSource watched;
    private Transactions transactions;
    private AuditLog log;
    private Dossier dossier;

    abstract TestDatabase database();

    @BeforeEach
    void receive() {
        database = database();
        CoreSchema.migrate(database.dataSource());
        watched = new WatchedDataSource(database.dataSource());
        transactions = JdbcTransactions.of(watched.dataSource());
        log = AuditLog.on(transactions, Clock.fixed(NOW, ZoneOffset.UTC));
        dossier = FuelStation.receive(Dossiers.on(transactions));
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void linksEachEntryToTheOneBefore() {
        AuditEntry first = log.append(dossier.caseId(), HOA, RECEIVED, Map.of("trích yếu", "Cửa hàng \"số 7\"\n"));
        AuditEntry second = log.append(dossier.caseId(), Actor.APPLICANT, NOTED, Map.of());

        assertThat(first.previous()).isEqualTo(AuditHash.NONE);
        assertThat(second.previous()).isEqualTo(first.hash());
        assertThat(second.sequence()).isEqualTo(2);
        assertThat(first.at()).isEqualTo("2026-07-06T02:00:00.123456Z");
        assertThat(log.entries(dossier.caseId())).containsExactly(first, second).allMatch(AuditEntry::isIntact);
    }

    @Test
    void isRolledBackWithTheTransactionThatItIsPartOf() {
        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    log.append(dossier.caseId(), HOA, RECEIVED, Map.of());
                    throw new IllegalStateException("later");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(log.entries(dossier.caseId())).isEmpty();
    }

    @Test
    void refusesACaseThatDoesNotExist() {
        assertThatExceptionOfType(UnknownCaseException.class)
                .isThrownBy(() -> log.append(new CaseId("H99.12-260706-9999"), HOA, NOTED, Map.of()))
                .satisfies(refusal -> assertThat(refusal.id()).isEqualTo(new CaseId("H99.12-260706-9999")));
        assertThatExceptionOfType(UnknownCaseException.class)
                .isThrownBy(() -> log.head(new CaseId("H99.12-260706-9999")));
    }

    @Test
    void doesNotForkUnderThreads() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<AuditEntry>> work = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                Map<String, String> details = Map.of("n", Integer.toString(i));
                work.add(() -> log.append(dossier.caseId(), HOA, NOTED, details));
            }
            for (Future<AuditEntry> future : pool.invokeAll(work)) {
                future.get();
            }
        } finally {
            pool.shutdown();
        }

        RecordReport report = verify(record());
        assertThat(report.firstBreak()).isEmpty();
        assertThat(report.entries()).isEqualTo(80);
    }

    @Test
    void exportsARecordWhosePartsAreAsTheChainHasThem() {
        OutgoingRegister register = OutgoingRegister.on(transactions);
        DocumentReference reference = new DocumentReference(dossier.code().value(), "decision", 1);
        DocumentId decision = DocumentId.of(new byte[] {1});
        register.reserve(new Reservation(
                FuelStation.AGENCY,
                new Series("QĐ"),
                "QĐ-SCT",
                LocalDate.of(2026, 7, 20),
                reference,
                new RegisteredDocument(new KindId("decision"), "Cấp giấy", "Nguyễn Thị Ánh", "", "VT", 0)));
        register.use(reference, new Issue(decision, LocalDate.of(2026, 7, 20), "", ""));
        log.append(dossier.caseId(), HOA, RECEIVED, merged(CaseParts.of(file()), CaseParts.of(dossier)));
        log.append(
                dossier.caseId(),
                HOA,
                new Act("ISSUED"),
                CaseParts.of(register.find(reference).orElseThrow()));

        CaseRecord record = CaseRecord.of(
                file(),
                dossier,
                List.of(),
                register.ofFile(dossier.code().value()),
                log.entries(dossier.caseId()),
                log.head(dossier.caseId()));

        assertThat(record.toJson())
                .contains("Công ty TNHH Xăng dầu Đồng Hới")
                .contains("\"text\" : \"01/QĐ-SCT\"")
                .contains("\"kind\" : \"decision\"");
        RecordReport report = verify(record);
        assertThat(report.isIntact()).isTrue();
        assertThat(report.caseId()).isEqualTo(dossier.code().value());
        assertThat(verify(CaseRecord.of(
                                file(),
                                dossier,
                                List.of(),
                                List.of(),
                                log.entries(dossier.caseId()),
                                log.head(dossier.caseId())))
                        .disagreements())
                .extracting(Disagreement::part)
                .containsExactly("number." + reference);
    }

    private static Map<String, String> merged(Map<String, String> one, Map<String, String> other) {
        Map<String, String> all = new TreeMap<>(one);
        all.putAll(other);
        return all;
    }

    @Test
    void knowsItsOwnEntriesFromThoseThatSomebodyMadeUp() {
        AuditLog keyed =
                AuditLog.on(transactions, Clock.fixed(NOW, ZoneOffset.UTC), HmacKeys.of(Map.of("one", new byte[] {
                    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
                    28, 29, 30, 31, 32
                })));
        keyed.append(dossier.caseId(), HOA, RECEIVED, Map.of());
        keyed.append(dossier.caseId(), HOA, NOTED, Map.of());
        assertThat(keyed.chain(dossier.caseId()).broken()).isEmpty();
        String mac = "(SELECT mac FROM mc_audit WHERE sequence = 2)";

        execute("UPDATE mc_audit SET mac = " + mac + " WHERE sequence = 1");

        assertThat(keyed.chain(dossier.caseId()).broken()).hasValueSatisfying(broken -> {
            assertThat(broken.position()).isEqualTo(1);
            assertThat(broken.problem()).isEqualTo(Problem.NOT_AUTHENTIC);
        });
    }

    @Test
    void takesNoEntryWithoutACodeWhereThereAreKeys() {
        log.append(dossier.caseId(), HOA, RECEIVED, Map.of());
        AuditLog keyed =
                AuditLog.on(transactions, Clock.fixed(NOW, ZoneOffset.UTC), HmacKeys.of(Map.of("one", new byte[32])));

        assertThat(keyed.chain(dossier.caseId()).broken())
                .hasValueSatisfying(broken -> assertThat(broken.problem()).isEqualTo(Problem.NOT_AUTHENTIC));
    }

    @Test
    void findsARowThatWasChangedInTheDatabase() {
        log.append(dossier.caseId(), HOA, RECEIVED, Map.of("fee", "1200000"));
        log.append(dossier.caseId(), HOA, NOTED, Map.of());

        execute("UPDATE mc_audit SET entry = REPLACE(entry, '1200000', '0200000') WHERE sequence = 1");

        assertThat(verify(record()).firstBreak()).hasValueSatisfying(broken -> {
            assertThat(broken.position()).isEqualTo(1);
            assertThat(broken.problem()).isEqualTo(Problem.ALTERED);
        });
    }

    @Test
    void findsARowThatWasRemovedFromTheDatabase() {
        log.append(dossier.caseId(), HOA, RECEIVED, Map.of());
        log.append(dossier.caseId(), HOA, NOTED, Map.of());
        log.append(dossier.caseId(), HOA, NOTED, Map.of());

        execute("DELETE FROM mc_audit WHERE sequence = 2");

        assertThat(verify(record()).firstBreak()).hasValueSatisfying(broken -> {
            assertThat(broken.position()).isEqualTo(2);
            assertThat(broken.problem()).isEqualTo(Problem.OUT_OF_SEQUENCE);
        });
    }

    @Test
    void findsEntriesThatWereCutFromTheEndByTheHeadInTheRowOfTheCase() {
        log.append(dossier.caseId(), HOA, RECEIVED, Map.of());
        log.append(dossier.caseId(), HOA, NOTED, Map.of());
        log.append(dossier.caseId(), HOA, NOTED, Map.of());
        assertThat(check()).isEmpty();

        execute("DELETE FROM mc_audit WHERE sequence >= 2");
        assertThat(check()).hasValueSatisfying(broken -> {
            assertThat(broken.position()).isEqualTo(2);
            assertThat(broken.problem()).isEqualTo(Problem.TRUNCATED);
        });
        execute("DELETE FROM mc_audit");
        assertThat(check()).hasValueSatisfying(broken -> {
            assertThat(broken.position()).isEqualTo(1);
            assertThat(broken.problem()).isEqualTo(Problem.TRUNCATED);
        });
    }

    @Test
    void doesNotGoOnFromAnEarlierEntryWhenTheLastOnesWereCut() {
        log.append(dossier.caseId(), HOA, RECEIVED, Map.of());
        AuditEntry cut = log.append(dossier.caseId(), HOA, NOTED, Map.of());
        execute("DELETE FROM mc_audit WHERE sequence = 2");

        AuditEntry next = log.append(dossier.caseId(), HOA, NOTED, Map.of());

        assertThat(next.sequence()).isEqualTo(3);
        assertThat(next.previous()).isEqualTo(cut.hash());
        assertThat(check()).hasValueSatisfying(broken -> {
            assertThat(broken.position()).isEqualTo(2);
            assertThat(broken.problem()).isEqualTo(Problem.OUT_OF_SEQUENCE);
        });
    }

    @Test
    void keepsTheHeadOfTheChainInTheRowOfTheCase() {
        assertThat(log.head(dossier.caseId())).isEqualTo(AuditHash.NONE);
        assertThat(check()).as("a chain without entries").isEmpty();

        AuditEntry first = log.append(dossier.caseId(), HOA, RECEIVED, Map.of());
        assertThat(log.head(dossier.caseId())).isEqualTo(first.hash());

        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    log.append(dossier.caseId(), HOA, NOTED, Map.of());
                    throw new IllegalStateException("later");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(log.head(dossier.caseId())).as("rolled back with the entry").isEqualTo(first.hash());
    }

    @Test
    void leavesTheCaseAsItIsButForItsHead() {
        CaseFile before = file();
        log.append(dossier.caseId(), HOA, NOTED, Map.of());

        assertThat(file()).isEqualTo(before);
        CaseFiles.on(transactions).update(before, seen -> seen.inUnit("Phòng Quản lý thương mại"));
        assertThat(check()).isEmpty();
    }

    @Test
    void linksTheDeedsThatAreAppendedTogetherAndNeedsTwoStatementsMore() {
        watched.takeStatements();
        List<AuditEntry> entries = log.append(
                dossier.caseId(),
                List.of(
                        new AuditLog.Deed(HOA, RECEIVED, Map.of("n", "1")),
                        new AuditLog.Deed(HOA, NOTED, Map.of("n", "2")),
                        new AuditLog.Deed(Actor.APPLICANT, NOTED, Map.of())));
        assertThat(watched.takeStatements()).hasSize(5);

        assertThat(log.entries(dossier.caseId())).isEqualTo(entries);
        assertThat(log.head(dossier.caseId())).isEqualTo(entries.get(2).hash());
        assertThat(check()).isEmpty();
    }

    @Test
    void keepsAnEntryWithWhateverTextsItHas() {
        String odd = "\u0000\u0001\t\"\\ 😀 " + "ệ".repeat(200_000);
        AuditEntry entry = log.append(dossier.caseId(), HOA, NOTED, Map.of("note", odd));

        assertThat(log.entries(dossier.caseId())).containsExactly(entry);
        assertThat(check()).isEmpty();
    }

    @Test
    void refusesAnEntryWhoseTextIsNoLongerCanonical() {
        log.append(dossier.caseId(), HOA, RECEIVED, Map.of());

        execute("UPDATE mc_audit SET entry = REPLACE(entry, ',', ', ')");

        assertThatThrownBy(() -> log.entries(dossier.caseId()))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("canonical");
    }

    @Test
    void needsThreeStatementsForAnEntry() {
        watched.takeStatements();
        log.append(dossier.caseId(), HOA, NOTED, Map.of());

        assertThat(watched.takeStatements()).hasSize(3);
    }

    private Optional<AuditChain.Break> check() {
        return AuditChain.check(log.entries(dossier.caseId()), dossier.caseId().value(), log.head(dossier.caseId()));
    }

    private CaseFile file() {
        return CaseFiles.on(transactions).require(dossier.caseId());
    }

    private CaseRecord record() {
        return CaseRecord.of(
                file(), dossier, List.of(), List.of(), log.entries(dossier.caseId()), log.head(dossier.caseId()));
    }

    private static RecordReport verify(CaseRecord record) {
        InputStream json = new ByteArrayInputStream(record.toJson().getBytes(StandardCharsets.UTF_8));
        return CaseRecord.verify(json);
    }

    private void execute(String sql) {
        Jdbi.create(database.dataSource()).useHandle(handle -> handle.execute(sql));
    }
}
