package org.motcua.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.core.audit.Actor;
import org.motcua.core.calendar.ProcessingTime;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.Dossiers;
import org.motcua.core.dossier.FuelStation;
import org.motcua.core.json.JsonError;
import org.motcua.core.json.UnreadableDataException;
import org.motcua.core.procedure.CatalogueImport.Kind;
import org.motcua.core.schema.CoreSchema;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.TestDatabase;
import org.motcua.core.transaction.Transactions;
import org.motcua.core.transaction.WatchedDataSource;

/** What the catalogue in the database does, on every database. */
abstract class StoredCatalogueContract {

    private static final ProcedureCode CODE = new ProcedureCode("2.000648");
    private static final LocalDate MONDAY = LocalDate.ofInstant(FuelStation.MONDAY, WorkingCalendar.ZONE);
    private static final Actor ADMIN = Actor.system("catalogue-import");
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-06-01T02:00:00.123456789Z"), WorkingCalendar.ZONE);

    private final String file = text("/org/motcua/core/catalogue.json");

    private TestDatabase database;
    private WatchedDataSource watched;
    private Transactions transactions;
    private StoredCatalogue catalogue;

    abstract TestDatabase database();

    @BeforeEach
    void migrate() {
        database = database();
        CoreSchema.migrate(database.dataSource());
        watched = new WatchedDataSource(database.dataSource());
        transactions = JdbcTransactions.of(watched.dataSource());
        catalogue = StoredCatalogue.on(transactions, CLOCK);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    private static String text(String resource) {
        try (InputStream in = StoredCatalogueContract.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ListedCatalogue read(String json) {
        return ListedCatalogue.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private CatalogueImport add(String json) {
        return catalogue.add(read(json), ADMIN);
    }

    private String changed(String what, String by) {
        assertThat(file).contains(what);
        return file.replace(what, by);
    }

    private List<String> refused(String json) {
        CatalogueRefusedException refusal = catchThrowableOfType(CatalogueRefusedException.class, () -> add(json));
        assertThat(refusal).as("refused").isNotNull();
        refusal.errors()
                .forEach(error ->
                        assertThat(error.text(Locale.forLanguageTag("vi"))).doesNotContain("%"));
        return refusal.errors().stream().map(JsonError::code).toList();
    }

    private Dossiers receiveOne() {
        Dossiers dossiers = Dossiers.on(transactions);
        FuelStation.receive(dossiers);
        return dossiers;
    }

    @Test
    void givesWhatTheFileHas() {
        String rich = text("/org/motcua/core/rich-catalogue.json");
        ListedCatalogue listed = read(rich);

        CatalogueImport done = add(rich);

        assertThat(catalogue.procedures()).isEqualTo(listed.procedures());
        assertThat(catalogue.serviceLevels()).containsExactlyInAnyOrderElementsOf(listed.serviceLevels());
        assertThat(catalogue.version()).isEqualTo(listed.version());
        assertThat(catalogue.title()).isEqualTo(listed.title());
        for (Procedure procedure : listed.procedures()) {
            assertThat(catalogue.require(procedure.code(), procedure.version())).isEqualTo(procedure);
        }
        assertThat(done.changes()).hasSameSizeAs(listed.procedures()).allMatch(change -> change.kind() == Kind.ADDED);
        assertThat(done.levels()).containsExactly("full", "partial");
    }

    @Test
    void findsTheVersionInForceOnTheDay() {
        add(file);

        assertThat(catalogue.require(CODE, LocalDate.of(2026, 6, 30)).version()).isEqualTo("2025-01");
        assertThat(catalogue.require(CODE, LocalDate.of(2026, 7, 1)).version()).isEqualTo("2026-07");
        assertThat(catalogue.find(CODE, LocalDate.of(1990, 1, 1)))
                .map(Procedure::version)
                .contains("2025-01");
        assertThat(catalogue.find(CODE, "2027-01")).isEmpty();
        assertThatExceptionOfType(UnknownProcedureException.class)
                .isThrownBy(() -> catalogue.require(new ProcedureCode("9.999999"), MONDAY))
                .withMessageContaining("9.999999")
                .withMessageContaining("test-1");
    }

    @Test
    void isEmptyBeforeTheFirstImport() {
        assertThat(catalogue.procedures()).isEmpty();
        assertThat(catalogue.serviceLevels()).isEmpty();
        assertThat(catalogue.imports()).isEmpty();
        assertThat(catalogue.find(CODE, MONDAY)).isEmpty();
        assertThat(catalogue.version()).isEqualTo("none");
    }

    @Test
    void keepsNothingOfAnImportThatChangesNothing() {
        add(file);

        CatalogueImport again = add(file);

        assertThat(again.number()).isZero();
        assertThat(again.changes()).isEmpty();
        assertThat(catalogue.imports()).hasSize(1);
    }

    @Test
    void changesAVersionUnderWhichNothingWasReceivedAndSaysWhat() {
        add(file);

        CatalogueImport done = add(changed("1200000", "1500000").replace("\"amount\": 20", "\"amount\": 18"));

        assertThat(done.changes())
                .containsExactly(new CatalogueImport.Change(CODE, "2026-07", Kind.CHANGED, List.of("time", "fees")));
        assertThat(done.lines(Locale.forLanguageTag("vi"))).containsExactly("2.000648 2026-07: thay đổi (time, fees)");
        assertThat(catalogue.require(CODE, MONDAY).time()).isEqualTo(ProcessingTime.workingDays(18));
        assertThat(catalogue.imports()).extracting(CatalogueImport::number).containsExactly(1, 2);
        assertThat(catalogue.imports().get(1)).isEqualTo(done);
    }

    @Test
    void refusesToChangeAVersionUnderWhichADossierWasReceived() {
        add(file);
        receiveOne();

        for (String other : List.of(
                changed("1200000", "1500000"),
                changed("\"amount\": 20", "\"amount\": 10"),
                changed("\"effectiveFrom\": \"2026-07-01\"", "\"effectiveFrom\": \"2026-07-02\""),
                changed("\"legalGrounds\": [\"Luật Tổ chức chính quyền địa phương\"],", ""))) {
            assertThat(refused(other)).containsExactly("altered");
        }
        assertThat(catalogue.procedures()).isEqualTo(read(file).procedures());
        assertThat(catalogue.imports()).hasSize(1);
        // The other version has no dossiers.
        add(changed("\"amount\": 30", "\"amount\": 25"));
    }

    @Test
    void endsAVersionWithDossiersButNotBeforeTheLastReception() {
        add(file);
        Dossiers dossiers = receiveOne();
        String ended = changed(
                "\"effectiveFrom\": \"2026-07-01\"", "\"effectiveFrom\": \"2026-07-01\", \"effectiveTo\": \"%s\"");
        String following = "{ \"code\": \"2.000648\", \"version\": \"2026-08\", \"name\": \"Tên mới\","
                + " \"sector\": \"Lưu thông hàng hóa trong nước\", \"time\": { \"amount\": 5, \"unit\": \"WORKING_DAYS\" },"
                + " \"process\": \"one-stop\", \"result\": \"decision\", \"subjectTemplate\": \"Cấp\","
                + " \"effectiveFrom\": \"2026-07-07\" },";
        String both = ended.replaceFirst("\"procedures\": \\[", "\"procedures\": [ " + following);

        assertThat(refused(both.formatted("2026-07-05"))).containsExactly("ended-too-early");
        CatalogueImport done = add(both.formatted("2026-07-06"));

        assertThat(done.changes())
                .extracting(CatalogueImport.Change::version, CatalogueImport.Change::kind)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("2026-08", Kind.ADDED),
                        org.assertj.core.api.Assertions.tuple("2026-07", Kind.ENDED));
        assertThat(catalogue.require(CODE, MONDAY.plusDays(1)).name()).isEqualTo("Tên mới");
        Dossier dossier =
                dossiers.require(dossiers.inStates(java.util.Set.of(org.motcua.core.dossier.DossierState.RECEIVED), 1)
                        .get(0));
        assertThat(catalogue
                        .require(
                                dossier.reception().procedure(),
                                dossier.reception().procedureVersion())
                        .time())
                .isEqualTo(ProcessingTime.workingDays(20));
    }

    @Test
    void refusesWhatOverlapsVersionsThatStay() {
        add(file);
        String entry =
                "{ \"version\": \"2\", \"procedures\": [ { \"code\": \"%s\", \"version\": \"x\", \"name\": \"Tên\","
                        + " \"sector\": \"Điện\", \"time\": \"none\", \"process\": \"one-stop\", \"result\": \"decision\","
                        + " \"subjectTemplate\": \"Cấp\" } ] }";

        assertThat(refused(entry.formatted("2.000648"))).containsExactly("kept-overlap");
        assertThat(refused(entry.formatted("2.000648.000.00.00.H50"))).containsExactly("kept-agency-code");
        assertThat(add(entry.formatted("2.000649")).changes()).hasSize(1);
        assertThat(catalogue.procedures()).hasSize(3);
    }

    @Test
    void joinsTheTransactionOfTheCaller() {
        assertThatThrownBy(() -> transactions.inTransaction(() -> {
                    add(file);
                    assertThat(catalogue.procedures()).hasSize(2);
                    throw new IllegalStateException("rolled back on purpose");
                }))
                .hasMessage("rolled back on purpose");

        assertThat(catalogue.procedures()).isEmpty();
        assertThat(catalogue.imports()).isEmpty();
    }

    @Test
    void renamesServiceLevelsWithTheDays() {
        String rich = text("/org/motcua/core/rich-catalogue.json");
        add(rich);

        CatalogueImport done = add(rich.replace("\"name\": \"Toàn trình\"", "\"name\": \"Trực tuyến toàn trình\""));

        assertThat(done.levels()).containsExactly("full");
        assertThat(catalogue.serviceLevel(new ServiceLevelId("full"), MONDAY))
                .map(ServiceLevel::name)
                .contains("Trực tuyến toàn trình");
        assertThat(catalogue.serviceLevels()).hasSize(4);
    }

    @Test
    void findsAnEntryOfAnImportThatWasRewritten() {
        add(file);
        add(changed("1200000", "1500000"));
        database.execute("UPDATE mc_catalogue_import SET entry = REPLACE(entry, 'catalogue-import', 'somebody-else')"
                + " WHERE number = 1");

        assertThatExceptionOfType(UnreadableDataException.class)
                .isThrownBy(() -> catalogue.imports())
                .withMessageContaining("import 1");
    }

    @Test
    void letsOneOfTwoImportsAtOnceGoFirst() throws Exception {
        int hands = 4;
        ExecutorService pool = Executors.newFixedThreadPool(hands);
        List<Throwable> failures = new ArrayList<>();
        try {
            CyclicBarrier together = new CyclicBarrier(hands);
            Callable<CatalogueImport> work = () -> {
                together.await();
                return add(file);
            };
            for (Future<CatalogueImport> future : pool.invokeAll(Collections.nCopies(hands, work))) {
                try {
                    future.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    failures.add(e.getCause());
                }
            }
        } finally {
            pool.shutdown();
        }

        assertThat(failures).hasSizeLessThan(hands);
        assertThat(catalogue.procedures()).hasSize(2);
        assertThat(catalogue.imports()).hasSize(1);
    }

    @Test
    void needsOneStatementToFind() {
        add(file);
        watched.takeStatements();

        catalogue.require(CODE, MONDAY);
        assertThat(watched.takeStatements()).as("by day").hasSize(1);
        catalogue.require(CODE, "2026-07");
        assertThat(watched.takeStatements()).as("by version").hasSize(1);
    }
}
