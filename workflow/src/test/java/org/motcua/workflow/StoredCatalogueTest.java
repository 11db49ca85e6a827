package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.audit.Actor;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.dossier.Dossiers;
import org.motcua.core.procedure.ListedCatalogue;
import org.motcua.core.procedure.StoredCatalogue;
import org.motcua.core.schema.CoreSchema;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.act.standard.Assign;
import org.motcua.workflow.testkit.TestOffice;

@DisplayName("An office on the catalogue in the database")
class StoredCatalogueTest {

    private static final Actor ADMIN = Actor.system("catalogue-import");

    private JdbcConnectionPool pool;
    private Transactions transactions;
    private StoredCatalogue catalogue;
    private TestOffice office;

    @BeforeEach
    void open() throws IOException {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:stored-catalogue;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000", "sa", "");
        pool.setMaxConnections(20);
        CoreSchema.migrate(pool);
        transactions = JdbcTransactions.of(pool);
        catalogue = StoredCatalogue.on(transactions, Clock.systemUTC());
        catalogue.add(read(file()), ADMIN);
        try (InputStream directory = resource("testkit/one-agency.json")) {
            office = TestOffice.on(
                    pool, AgencyDirectory.read(directory), catalogue, builder -> builder.transactions(transactions));
        }
    }

    @AfterEach
    void close() throws Exception {
        office.close();
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
        pool.dispose();
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(StoredCatalogueTest.class.getResourceAsStream(name), name);
    }

    private static String file() throws IOException {
        try (InputStream in = resource("testkit/one-procedure.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ListedCatalogue read(String json) {
        return ListedCatalogue.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private String version(CaseId id) {
        return Dossiers.on(transactions).require(DossierCode.of(id)).reception().procedureVersion();
    }

    @Test
    void worksOnUnderTheVersionOfTheReceptionWhenAnotherIsImported() throws IOException {
        CaseId first = office.receive("hoa", "2.000648");
        String ended = file().replace(
                        "\"effectiveFrom\": \"2026-07-01\"",
                        "\"effectiveFrom\": \"2026-07-01\", \"effectiveTo\": \"2026-11-30\"");
        String following = """
                { "version": "test-2", "procedures": [ { "code": "2.000648", "version": "2026-12", "name": "Tên mới",
                  "sector": "Lưu thông hàng hóa trong nước", "time": { "amount": 20, "unit": "WORKING_DAYS" },
                  "provinceTime": { "amount": 10, "unit": "WORKING_DAYS" }, "process": "one-stop", "result": "decision",
                  "subjectTemplate": "Cấp", "effectiveFrom": "2026-12-01" } ] }
                """;

        catalogue.add(read(ended), ADMIN);
        catalogue.add(read(following), ADMIN);
        office.clock().set(Instant.parse("2026-12-01T02:00:00Z"));
        CaseId second = office.receive("hoa", "2.000648");
        office.act("binh", first, "assign", new Assign.Assignment(new OfficerId("ngan")));

        assertThat(version(first)).isEqualTo("2026-07");
        assertThat(version(second)).isEqualTo("2026-12");
        assertThat(Map.of(first, office.waiting(first), second, office.waiting(second)))
                .allSatisfy((id, waiting) -> assertThat(waiting).isNotEmpty());
        assertThat(office.history(first)).hasSizeGreaterThan(1);
        // Ten working days of the province: Tuesday 1 December and ten more.
        assertThat(Dossiers.on(transactions)
                        .require(DossierCode.of(second))
                        .clock()
                        .due())
                .isEqualTo("2026-12-15T10:00:00Z");
    }
}
