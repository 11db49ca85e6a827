package org.motcua.workflow.process;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.motcua.core.audit.Actor;
import org.motcua.core.audit.RecordKeys;
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

    private static final String BEGINNING = "0".repeat(64);

    private final Transactions transactions;
    private final Jdbi jdbi;
    private final JoinedEngine engine;
    private final TypeRegistry types;
    private final ModelGate gate;
    private final Clock clock;
    private final RecordKeys keys;
    private final Map<String, ProcessModel> byDefinition = new ConcurrentHashMap<>();
    /** Versions never change, so that what was found once need not be asked for again. */
    private final Map<String, Deployed> byVersion = new ConcurrentHashMap<>();
    /** The last entry that was seen outside of transactions: the list only grows. */
    private volatile @Nullable Row last;

    public Processes(
            Transactions transactions,
            JoinedEngine engine,
            TypeRegistry types,
            ModelGate gate,
            Clock clock,
            RecordKeys keys) {
        this.transactions = transactions;
        this.jdbi = JoinedJdbi.on(transactions);
        this.engine = engine;
        this.types = types;
        this.gate = gate;
        this.clock = clock;
        this.keys = keys;
        engine.trust(hash -> transactions.inTransaction(this::rows).stream()
                .anyMatch(row -> row.hash().equals(hash)));
    }

    /**
     * A deployed version.
     *
     * @param definition the engine's id of it
     */
    public record Deployed(ProcessVersion version, String definition) {}

    private record Row(
            String key,
            String tag,
            String hash,
            String definition,
            String bpmn,
            String by,
            Instant at,
            String previous,
            String entry,
            String mac,
            int sequence) {

        /** What the entry should be by what the row says. */
        String rightEntry() {
            return hashed(key, tag, hash, definition, by, at, previous);
        }

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
        Deployed deployed = transactions.inTransaction(() -> deployed(bpmn, by));
        if (!transactions.isActive()) {
            List<Row> unused = listed();
        }
        return deployed;
    }

    private Deployed deployed(byte[] bpmn, Actor by) {
        String hash = ModelReader.hash(bpmn);
        List<Row> rows = rows();
        Optional<Row> same =
                rows.stream().filter(row -> row.hash().equals(hash)).findFirst();
        if (same.isPresent()) {
            return same.get().deployed();
        }
        requireChain(rows);
        gate.require(bpmn, rows.stream().map(row -> model(row.definition())).toList());
        ProcessModel model = ModelReader.read(bpmn, types);
        if (rows.stream().anyMatch(row -> row.isVersion(model.key(), model.versionTag()))) {
            throw new ModelConflictException(model.key(), model.versionTag());
        }
        String definition = engine.deploy(model.key(), bpmn);
        insert(model, hash, definition, bpmn, by, rows);
        return new Deployed(new ProcessVersion(model.key(), model.versionTag(), hash), definition);
    }

    private void insert(ProcessModel model, String hash, String definition, byte[] bpmn, Actor by, List<Row> before) {
        String previous =
                before.isEmpty() ? BEGINNING : before.get(before.size() - 1).entry();
        // The databases keep microseconds, and what was hashed is to be read again.
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String entry = hashed(model.key(), model.versionTag(), hash, definition, by.value(), at, previous);
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO mc_model (process_key, tag, hash, definition, bpmn,"
                        + " deployed_by, deployed_at, previous, entry, mac, sequence) VALUES (:key, :tag, :hash,"
                        + " :definition, :bpmn, :by, :at, :previous, :entry, :mac, :sequence)")
                .bind("key", model.key())
                .bind("tag", model.versionTag())
                .bind("hash", hash)
                .bind("definition", definition)
                .bind("bpmn", new String(bpmn, StandardCharsets.UTF_8))
                .bind("by", by.value())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("previous", previous)
                .bind("entry", entry)
                .bind("mac", keys.authenticate(authenticated(entry)))
                .bind("sequence", before.size() + 1)
                .execute());
    }

    private static String hashed(
            String key, String tag, String hash, String definition, String by, Instant at, String previous) {
        Map<String, Object> entry = new TreeMap<>(Map.of(
                "process", key,
                "tag", tag,
                "hash", hash,
                "definition", definition,
                "by", by,
                "at", at.toString(),
                "previous", previous));
        return DocumentId.of(Json.write(entry).getBytes(StandardCharsets.UTF_8)).value();
    }

    /**
     * The version that new cases of the process are handled by: the one deployed last.
     *
     * @throws TamperedModelException when the list of deployments is not as it was written
     */
    public Optional<Deployed> newest(String key) {
        return all().stream()
                .filter(deployed -> deployed.version().key().equals(key))
                .reduce((first, second) -> second);
    }

    /** A deployed version. */
    public Optional<Deployed> find(String key, String tag) {
        String version = key + " " + tag;
        Deployed known = byVersion.get(version);
        if (known != null) {
            return Optional.of(known);
        }
        all().forEach(deployed -> byVersion.put(deployed.version().toString(), deployed));
        return Optional.ofNullable(byVersion.get(version));
    }

    /**
     * All deployed versions, in the order of their deployment. One statement.
     *
     * @throws TamperedModelException when the list of deployments is not as it was written
     */
    public List<Deployed> all() {
        return listed().stream().map(Row::deployed).toList();
    }

    /** Without the models' texts. Models that are known by their definitions must not become those of another process. */
    private List<Row> listed() {
        boolean committed = !transactions.isActive();
        List<Row> rows = transactions.inTransaction(() -> rows("''"));
        requireChain(rows);
        Row before = last;
        if (before != null && !continues(rows, before)) {
            throw new TamperedModelException(
                    before.definition(), "its entry in mc_model was changed or taken away while this node was running");
        }
        if (committed && !rows.isEmpty()) {
            last = rows.get(rows.size() - 1);
        }
        return rows;
    }

    private static boolean continues(List<Row> rows, Row before) {
        return rows.size() >= before.sequence()
                && rows.get(before.sequence() - 1).entry().equals(before.entry());
    }

    /** The engine's ids of all deployed versions. One statement. */
    public List<String> definitions() {
        return transactions.inTransaction(
                () -> jdbi.withHandle(handle -> handle.createQuery("SELECT definition FROM mc_model ORDER BY sequence")
                        .mapTo(String.class)
                        .list()));
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
        List<Row> rows = transactions.inTransaction(() -> rows());
        requireChain(rows); // deployed by another node since this one has started
        Row row = rows.stream()
                .filter(candidate -> candidate.definition().equals(definition))
                .findFirst()
                .orElseThrow(() -> new TamperedModelException(definition, "the list of models does not have it"));
        requireUnchanged(row);
        ProcessModel model = parsed(row);
        byDefinition.put(definition, model);
        return model;
    }

    /**
     * Start-up: the list of deployments is as it was written, every model in the engine is the one that was checked, and
     * every running instance finds its types. A list whose last entries were taken away together with their models in the
     * engine is a list that was never longer: that shows only in the cases that name them.
     *
     * @throws TamperedModelException when a model was changed
     * @throws ModelException when a running instance needs a type that is gone
     */
    public void requireIntact() {
        List<Row> rows = transactions.inTransaction(() -> rows());
        requireChain(rows);
        Set<String> unlisted = new TreeSet<>(engine.definitions());
        rows.forEach(row -> unlisted.remove(row.definition()));
        for (String definition : unlisted) {
            throw new TamperedModelException(definition, "the list of models in mc_model does not have it any more");
        }
        for (Row row : rows) {
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

    private void requireChain(List<Row> rows) {
        String previous = BEGINNING;
        int sequence = 0;
        for (Row row : rows) {
            sequence++;
            if (row.sequence() != sequence || !row.previous().equals(previous)) {
                throw new TamperedModelException(
                        row.definition(), "an entry before it in mc_model was taken away or put in");
            }
            if (!row.entry().equals(row.rightEntry())) {
                throw new TamperedModelException(row.definition(), "its entry in mc_model was changed");
            }
            if (!keys.isAuthentic(authenticated(row.entry()), row.mac())) {
                throw new TamperedModelException(
                        row.definition(), "no record key that is known here has authenticated its entry in mc_model");
            }
            previous = row.entry();
        }
    }

    private static String authenticated(String entry) {
        return "motcua-model-1 " + entry;
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
        return rows("bpmn");
    }

    private List<Row> rows(String text) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT process_key, tag, hash, definition, " + text
                        + " AS bpmn, deployed_by, deployed_at, previous, entry, mac, sequence FROM mc_model"
                        + " ORDER BY sequence")
                .map((row, context) -> new Row(
                        row.getString("process_key"),
                        row.getString("tag"),
                        row.getString("hash"),
                        row.getString("definition"),
                        row.getString("bpmn"),
                        row.getString("deployed_by"),
                        row.getObject("deployed_at", OffsetDateTime.class).toInstant(),
                        row.getString("previous"),
                        row.getString("entry"),
                        row.getString("mac"),
                        row.getInt("sequence")))
                .list());
    }
}
