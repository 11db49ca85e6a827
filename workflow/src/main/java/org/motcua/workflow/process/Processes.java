package org.motcua.workflow.process;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.motcua.core.audit.Actor;
import org.motcua.core.casefile.ProcessVersion;
import org.motcua.core.json.Json;
import org.motcua.core.store.DocumentId;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.engine.JoinedEngine;
import org.motcua.workflow.model.ModelException;
import org.motcua.workflow.model.ModelReader;
import org.motcua.workflow.model.ProcessModel;
import org.motcua.workflow.model.TypeRegistry;
import org.motcua.workflow.modeler.ModelGate;

/**
 * The process models of an installation: which versions are deployed, by whom, and that what the engine runs is what was
 * checked. Deployments are a chain of hashes of their own. Thread-safe.
 */
public final class Processes {

    private final Transactions transactions;
    private final Jdbi jdbi;
    private final JoinedEngine engine;
    private final TypeRegistry types;
    private final ModelGate gate;
    private final Clock clock;
    private final Map<String, ProcessModel> byDefinition = new ConcurrentHashMap<>();

    public Processes(Transactions transactions, JoinedEngine engine, TypeRegistry types, ModelGate gate, Clock clock) {
        this.transactions = transactions;
        this.jdbi = JoinedJdbi.on(transactions);
        this.engine = engine;
        this.types = types;
        this.gate = gate;
        this.clock = clock;
        engine.trust(hash -> transactions.inTransaction(this::rows).stream()
                .anyMatch(row -> row.hash().equals(hash)));
    }

    /**
     * A deployed version.
     *
     * @param definition the engine's id of it
     */
    public record Deployed(ProcessVersion version, String definition) {}

    private record Row(String key, String tag, String hash, String definition, String bpmn) {

        ProcessVersion version() {
            return new ProcessVersion(key, tag, hash);
        }

        Deployed deployed() {
            return new Deployed(version(), definition);
        }

        boolean isVersion(String wantedKey, String wantedTag) {
            return key.equals(wantedKey) && tag.equals(wantedTag);
        }
    }

    /**
     * Makes a model a version of its process. The same version with the same content is left as it is; it becomes the
     * newest when it is new.
     *
     * @throws org.motcua.workflow.modeler.ModelRefusedException with all that is wrong with it
     * @throws ModelConflictException when the version is there with other content
     */
    public Deployed deploy(byte[] bpmn, Actor by) {
        String hash = ModelReader.hash(bpmn);
        return transactions.inTransaction(() -> {
            List<Row> rows = rows();
            Optional<Row> same =
                    rows.stream().filter(row -> row.hash().equals(hash)).findFirst();
            if (same.isPresent()) {
                return same.get().deployed();
            }
            gate.require(bpmn, rows.stream().map(Row::version).toList());
            ProcessModel model = ModelReader.read(bpmn, types);
            if (rows.stream().anyMatch(row -> row.isVersion(model.key(), model.versionTag()))) {
                throw new ModelConflictException(model.key(), model.versionTag());
            }
            String definition = engine.deploy(model.key(), bpmn);
            insert(model, hash, definition, bpmn, by, rows.size());
            return new Deployed(new ProcessVersion(model.key(), model.versionTag(), hash), definition);
        });
    }

    private void insert(ProcessModel model, String hash, String definition, byte[] bpmn, Actor by, int before) {
        String previous = before == 0 ? "0".repeat(64) : lastEntry();
        Instant at = clock.instant();
        Map<String, Object> entry = new TreeMap<>(Map.of(
                "process", model.key(),
                "tag", model.versionTag(),
                "hash", hash,
                "by", by.value(),
                "at", at.toString(),
                "previous", previous));
        String entryHash = DocumentId.of(Json.write(entry).getBytes(StandardCharsets.UTF_8))
                .value();
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO mc_model (process_key, tag, hash, definition, bpmn,"
                        + " deployed_by, deployed_at, previous, entry, sequence) VALUES (:key, :tag, :hash,"
                        + " :definition, :bpmn, :by, :at, :previous, :entry, :sequence)")
                .bind("key", model.key())
                .bind("tag", model.versionTag())
                .bind("hash", hash)
                .bind("definition", definition)
                .bind("bpmn", new String(bpmn, StandardCharsets.UTF_8))
                .bind("by", by.value())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("previous", previous)
                .bind("entry", entryHash)
                .bind("sequence", before + 1)
                .execute());
    }

    private String lastEntry() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT entry FROM mc_model ORDER BY sequence DESC FETCH FIRST 1 ROWS ONLY")
                .mapTo(String.class)
                .one());
    }

    /** The version that new cases of the process are handled by: the one deployed last. */
    public Optional<Deployed> newest(String key) {
        return transactions.inTransaction(() -> rows()).stream()
                .filter(row -> row.key().equals(key))
                .reduce((first, second) -> second)
                .map(Row::deployed);
    }

    /** A deployed version. */
    public Optional<Deployed> find(String key, String tag) {
        return transactions.inTransaction(() -> rows()).stream()
                .filter(row -> row.isVersion(key, tag))
                .findFirst()
                .map(Row::deployed);
    }

    /** All deployed versions, in the order of their deployment. */
    public List<Deployed> all() {
        return transactions.inTransaction(() -> rows()).stream()
                .map(Row::deployed)
                .toList();
    }

    /**
     * The model of a definition, once it is sure that the engine has the very bytes that were checked.
     *
     * @throws TamperedModelException when it has others
     */
    public ProcessModel model(String definition) {
        ProcessModel known = byDefinition.get(definition);
        if (known != null) {
            return known;
        }
        Row row = transactions.inTransaction(() -> rows()).stream()
                .filter(candidate -> candidate.definition().equals(definition))
                .findFirst()
                .orElseThrow(() -> new TamperedModelException(definition, "the list of models does not have it"));
        requireUnchanged(row);
        ProcessModel model = parsed(row);
        byDefinition.put(definition, model);
        return model;
    }

    /**
     * Start-up: every model in the engine is the one that was checked, and every running instance finds its types.
     *
     * @throws TamperedModelException when a model was changed
     * @throws ModelException when a running instance needs a type that is gone
     */
    public void requireIntact() {
        for (Row row : transactions.inTransaction(() -> rows())) {
            requireUnchanged(row);
            try {
                byDefinition.put(row.definition(), parsed(row));
            } catch (ModelException e) {
                if (engine.isRunning(row.definition())) {
                    throw new GoneTypeException(row.version(), e);
                }
            }
        }
    }

    private void requireUnchanged(Row row) {
        byte[] bpmn = row.bpmn().getBytes(StandardCharsets.UTF_8);
        if (!ModelReader.hash(bpmn).equals(row.hash())) {
            throw new TamperedModelException(row.definition(), "its text in mc_model was changed");
        }
        if (!ModelReader.hash(engine.resource(row.definition())).equals(row.hash())) {
            throw new TamperedModelException(row.definition(), "its text in the engine's tables was changed");
        }
    }

    private ProcessModel parsed(Row row) {
        return ModelReader.read(row.bpmn().getBytes(StandardCharsets.UTF_8), types);
    }

    private List<Row> rows() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT process_key, tag, hash, definition, bpmn FROM mc_model ORDER BY sequence")
                .map((row, context) -> new Row(
                        row.getString("process_key"),
                        row.getString("tag"),
                        row.getString("hash"),
                        row.getString("definition"),
                        row.getString("bpmn")))
                .list());
    }
}
