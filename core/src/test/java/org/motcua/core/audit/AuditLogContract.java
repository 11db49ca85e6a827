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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.document.DocumentReference;
import org.motcua.core.document.DocumentType;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.dossier.Dossiers;
import org.motcua.core.dossier.FuelStation;
import org.motcua.core.dossier.UnknownDossierException;
import org.motcua.core.json.UnreadableDataException;
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
        AuditEntry first = log.append(dossier.code(), HOA, RECEIVED, Map.of("trích yếu", "Cửa hàng \"số 7\"\n"));
        AuditEntry second = log.append(dossier.code(), Actor.APPLICANT, NOTED, Map.of());

        assertThat(first.previous()).isEqualTo(AuditHash.NONE);
        assertThat(second.previous()).isEqualTo(first.hash());
        assertThat(second.sequence()).isEqualTo(2);
        assertThat(first.at()).isEqualTo("2026-07-06T02:00:00.123456Z");
        assertThat(log.entries(dossier.code())).containsExactly(first, second).allMatch(AuditEntry::isIntact);
    }

    @Test
    void isRolledBackWithTheTransactionThatItIsPartOf() {
        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    log.append(dossier.code(), HOA, RECEIVED, Map.of());
                    throw new IllegalStateException("later");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(log.entries(dossier.code())).isEmpty();
    }

    @Test
    void refusesADossierThatDoesNotExist() {
        assertThatExceptionOfType(UnknownDossierException.class)
                .isThrownBy(() -> log.append(new DossierCode("H99.12-260706-9999"), HOA, NOTED, Map.of()));
    }

    @Test
    void doesNotForkUnderThreads() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<AuditEntry>> work = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                Map<String, String> details = Map.of("n", Integer.toString(i));
                work.add(() -> log.append(dossier.code(), HOA, NOTED, details));
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
    void exportsARecordWhoseDocumentsAndNumbersTheChainNames() {
        OutgoingRegister register = OutgoingRegister.on(transactions);
        DocumentReference reference = new DocumentReference(dossier.code().value(), "decision", 1);
        DocumentId decision = DocumentId.of(new byte[] {1});
        String number = register.reserve(new Reservation(
                        FuelStation.AGENCY,
                        new Series("QĐ"),
                        "QĐ-SCT",
                        LocalDate.of(2026, 7, 20),
                        reference,
                        new RegisteredDocument(DocumentType.DECISION, "Cấp giấy", "Nguyễn Thị Ánh", "", "VT", 0)))
                .text();
        register.use(reference, new Issue(decision, LocalDate.of(2026, 7, 20), "", ""));
        log.append(
                dossier.code(),
                HOA,
                RECEIVED,
                Map.of(
                        "application", dossier.attachments().get(0).document().value(),
                        "equipment", dossier.attachments().get(1).document().value()));
        log.append(dossier.code(), HOA, new Act("ISSUED"), Map.of("number", number));

        DossierRecord record =
                DossierRecord.of(dossier, register.ofFile(dossier.code().value()), log.entries(dossier.code()));

        assertThat(record.toJson())
                .contains("Công ty TNHH Xăng dầu Đồng Hới")
                .contains("\"text\" : \"01/QĐ-SCT\"")
                .contains("Quyết định");
        RecordReport report = verify(record);
        assertThat(report.isIntact()).isTrue();
        assertThat(report.dossier()).isEqualTo(dossier.code().value());
        assertThat(report.unrecorded()).containsExactly(decision.value());
    }

    @Test
    void findsARowThatWasChangedInTheDatabase() {
        log.append(dossier.code(), HOA, RECEIVED, Map.of("fee", "1200000"));
        log.append(dossier.code(), HOA, NOTED, Map.of());

        execute("UPDATE mc_audit SET entry = REPLACE(entry, '1200000', '0200000') WHERE sequence = 1");

        assertThat(verify(record()).firstBreak()).hasValueSatisfying(broken -> {
            assertThat(broken.position()).isEqualTo(1);
            assertThat(broken.problem()).isEqualTo(RecordReport.Problem.ALTERED);
        });
    }

    @Test
    void findsARowThatWasRemovedFromTheDatabase() {
        log.append(dossier.code(), HOA, RECEIVED, Map.of());
        log.append(dossier.code(), HOA, NOTED, Map.of());
        log.append(dossier.code(), HOA, NOTED, Map.of());

        execute("DELETE FROM mc_audit WHERE sequence = 2");

        assertThat(verify(record()).firstBreak()).hasValueSatisfying(broken -> {
            assertThat(broken.position()).isEqualTo(2);
            assertThat(broken.problem()).isEqualTo(RecordReport.Problem.OUT_OF_SEQUENCE);
        });
    }

    @Test
    void refusesAnEntryWhoseTextIsNoLongerCanonical() {
        log.append(dossier.code(), HOA, RECEIVED, Map.of());

        execute("UPDATE mc_audit SET entry = REPLACE(entry, ',', ', ')");

        assertThatThrownBy(() -> log.entries(dossier.code()))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("canonical");
    }

    @Test
    void needsThreeStatementsForAnEntry() {
        watched.takeStatements();
        log.append(dossier.code(), HOA, NOTED, Map.of());

        assertThat(watched.takeStatements()).hasSize(3);
    }

    private DossierRecord record() {
        return DossierRecord.of(dossier, List.of(), log.entries(dossier.code()));
    }

    private static RecordReport verify(DossierRecord record) {
        InputStream json = new ByteArrayInputStream(record.toJson().getBytes(StandardCharsets.UTF_8));
        return DossierRecord.verify(json);
    }

    private void execute(String sql) {
        Jdbi.create(database.dataSource()).useHandle(handle -> handle.execute(sql));
    }
}
