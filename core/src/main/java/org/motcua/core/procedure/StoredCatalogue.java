package org.motcua.core.procedure;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.motcua.core.audit.Actor;
import org.motcua.core.json.JsonFile;
import org.motcua.core.json.JsonObject;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;

/**
 * The catalogue in the database: versions come by import and never leave, so that each dossier finds the one of its
 * reception. Each method joins the bound transaction, or is one of its own. Thread-safe.
 */
public final class StoredCatalogue implements ProcedureCatalogue {

    private static final String FILE = "procedure in the database";

    private final Transactions transactions;
    private final Clock clock;
    private final Jdbi jdbi;

    private StoredCatalogue(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
        this.jdbi = JoinedJdbi.on(transactions);
    }

    public static StoredCatalogue on(Transactions transactions, Clock clock) {
        return new StoredCatalogue(transactions, clock);
    }

    /**
     * Takes in what a file has and the database has not. A version of the file that is there as it is stays untouched; one
     * that is there otherwise is changed while no dossier was received under it, and only its end may change afterwards, not
     * to before the last reception. Versions that the file does not have stay as they are. All of it or nothing; what was
     * changed, by whom and when is an entry in a chain of hashes ({@link #imports}).
     *
     * <p>A dossier that is just being received under a version without dossiers while that is changed is not seen, and may
     * have been received as the version was before: change one that is in force by a new version.
     *
     * @throws CatalogueRefusedException with all that stands against it
     */
    public CatalogueImport add(ListedCatalogue file, Actor by) {
        return transactions.inTransaction(
                () -> jdbi.withHandle(handle -> new CatalogueImporter(handle, clock).add(file.content(), by)));
    }

    /**
     * All imports that have changed something, the first one first.
     *
     * @throws org.motcua.core.json.UnreadableDataException when the entries are not as they were written
     */
    public List<CatalogueImport> imports() {
        return transactions.inTransaction(() -> jdbi.withHandle(ImportEntry::all));
    }

    @Override
    public String version() {
        return last("version", "none");
    }

    @Override
    public String title() {
        return last("title", "");
    }

    private String last(String column, String none) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT " + column + " FROM mc_catalogue_import ORDER BY number DESC FETCH FIRST 1 ROW ONLY")
                .mapTo(String.class)
                .findOne()
                .orElse(none)));
    }

    /** Every version of every procedure, in the order in which they were imported. One statement. */
    @Override
    public List<Procedure> procedures() {
        return transactions.inTransaction(() -> jdbi.withHandle(StoredCatalogue::all));
    }

    static List<Procedure> all(Handle handle) {
        return handle.createQuery("SELECT content FROM mc_procedure ORDER BY import_number, position")
                .map((row, context) -> read(row.getString("content")))
                .list();
    }

    /** One statement. */
    @Override
    public List<ServiceLevel> serviceLevels() {
        return transactions.inTransaction(() -> jdbi.withHandle(StoredCatalogue::levels));
    }

    static List<ServiceLevel> levels(Handle handle) {
        return handle.createQuery("SELECT content FROM mc_service_level ORDER BY id, position")
                .map((row, context) -> CatalogueReader.level(object(row.getString("content"))))
                .list();
    }

    /** One statement. */
    @Override
    public Optional<Procedure> find(ProcedureCode code, LocalDate day) {
        return transactions.inTransaction(() ->
                jdbi.withHandle(handle -> handle.createQuery("SELECT content FROM mc_procedure WHERE code = :code"
                                + " AND effective_from <= :day AND effective_to >= :day")
                        .bind("code", code.value())
                        .bind("day", day)
                        .map((row, context) -> read(row.getString("content")))
                        .findOne()));
    }

    /** One statement. */
    @Override
    public Optional<Procedure> find(ProcedureCode code, String version) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT content FROM mc_procedure WHERE code = :code AND version = :version")
                .bind("code", code.value())
                .bind("version", version)
                .map((row, context) -> read(row.getString("content")))
                .findOne()));
    }

    private static Procedure read(String content) {
        JsonFile file = JsonFile.read(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), FILE);
        Optional<Procedure> procedure = file.root().map(root -> new ProcedureReader(root).procedure());
        file.requireSound();
        return procedure.orElseThrow();
    }

    private static JsonObject object(String content) {
        JsonFile file = JsonFile.read(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), FILE);
        Optional<JsonObject> root = file.root();
        file.requireSound();
        return root.orElseThrow();
    }
}
