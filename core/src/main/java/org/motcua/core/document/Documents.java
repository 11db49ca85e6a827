package org.motcua.core.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.casefile.StaleCaseException;
import org.motcua.core.store.DocumentId;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;

/**
 * The documents in the database, with their hands and every version that was laid out. The case's row is locked by whoever
 * changes them. Each method joins the bound transaction, or is one of its own. Thread-safe.
 */
public final class Documents {

    private static final String COLUMNS = "version, edition, agency, kind, state, subject, signer, content, composed,"
            + " signed, issued, archived, row_version";
    private static final String INSERT = "INSERT INTO mc_document (case_id, name, " + COLUMNS + ") VALUES (:caseId,"
            + " :name, :version, :edition, :agency, :kind, :state, :subject, :signer, :content, :composed, :signed,"
            + " :issued, :archived, 1)";
    private static final String UPDATE = "UPDATE mc_document SET version = :version, edition = :edition, kind = :kind,"
            + " state = :state, subject = :subject, signer = :signer, content = :content, composed = :composed,"
            + " signed = :signed, issued = :issued, archived = :archived, row_version = row_version + 1"
            + " WHERE case_id = :caseId AND name = :name AND row_version = :row";

    private final Transactions transactions;
    private final Jdbi jdbi;

    private Documents(Transactions transactions) {
        this.transactions = transactions;
        this.jdbi = JoinedJdbi.on(transactions);
    }

    public static Documents on(Transactions transactions) {
        return new Documents(transactions);
    }

    /** All documents of the case, by name. Two statements, one where there are none. */
    public List<Document> ofCase(CaseId id) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> {
            List<Document> bare = handle.createQuery("SELECT * FROM mc_document WHERE case_id = :id ORDER BY name")
                    .bind("id", id.value())
                    .map((row, context) -> read(row, List.of()))
                    .list();
            if (bare.isEmpty()) {
                return bare;
            }
            Map<DocumentName, List<Hand>> hands = hands(handle, id);
            return bare.stream()
                    .map(document -> withHands(document, hands.getOrDefault(document.name(), List.of())))
                    .toList();
        }));
    }

    /** The document. Two statements. */
    public Optional<Document> find(CaseId id, DocumentName name) {
        return ofCase(id).stream()
                .filter(document -> document.name().equals(name))
                .findFirst();
    }

    /**
     * The document.
     *
     * @throws UnknownDocumentException where there is none
     */
    public Document require(CaseId id, DocumentName name) {
        return find(id, name).orElseThrow(() -> new UnknownDocumentException(id, name));
    }

    /**
     * Stores a document that is new or still as it was seen. Two statements, three when it was laid out.
     *
     * @param seen as it was read; missing for a new one
     * @param changed what the methods of {@link Document} made of it
     * @throws StaleCaseException when somebody else has changed it since
     */
    public Document store(@Nullable Document seen, Document changed) {
        requireSame(seen, changed);
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> {
            int rows = bind(handle.createUpdate(seen == null ? INSERT : UPDATE), changed)
                    .bind("agency", changed.agency().value())
                    .bind("row", changed.row())
                    .execute();
            if (rows != 1) {
                throw new StaleCaseException(changed.caseId(), "Document " + changed.name(), changed.row());
            }
            insertHands(handle, changed, seen == null ? 0 : seen.hands().size());
            DocumentId composed = changed.composed();
            if (composed != null && !isSameEdition(seen, changed)) {
                insertVersion(handle, seen, changed, composed);
            }
            return changed.withRow(changed.row() + 1);
        }));
    }

    private static void requireSame(@Nullable Document seen, Document changed) {
        boolean same = seen == null
                ? changed.row() == 0
                : changed.caseId().equals(seen.caseId())
                        && changed.name().equals(seen.name())
                        && changed.agency().equals(seen.agency())
                        && changed.row() == seen.row()
                        && changed.hands().size() >= seen.hands().size()
                        && changed.hands().subList(0, seen.hands().size()).equals(seen.hands());
        if (!same) {
            throw new IllegalArgumentException("Document " + changed.reference() + " is not what its methods made of "
                    + (seen == null ? "nothing" : seen.reference()) + " as it was read: give both");
        }
    }

    /** Bytes do not tell: a layout may come out the same again. */
    private static boolean isSameEdition(@Nullable Document seen, Document changed) {
        return seen != null && seen.version() == changed.version() && seen.edition() == changed.edition();
    }

    /**
     * What was laid out of the document: each with the one before it.
     *
     * @param version of the draft
     * @param edition of the version
     * @param predecessor of the same version, from which it differs by initials only; missing for the first
     */
    public record Version(
            int version,
            int edition,
            DocumentId document,
            @Nullable DocumentId predecessor) {}

    /** All that was laid out, the first one first. One statement. */
    public List<Version> versions(CaseId id, DocumentName name) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT version, edition, document, predecessor FROM mc_document_version"
                                + " WHERE case_id = :id AND name = :name ORDER BY version, edition")
                .bind("id", id.value())
                .bind("name", name.value())
                .map((row, context) -> new Version(
                        row.getInt("version"),
                        row.getInt("edition"),
                        new DocumentId(row.getString("document")),
                        id(row, "predecessor")))
                .list()));
    }

    private static void insertVersion(Handle handle, @Nullable Document seen, Document changed, DocumentId composed) {
        DocumentId before = seen != null && seen.version() == changed.version() ? seen.composed() : null;
        handle.createUpdate("INSERT INTO mc_document_version (case_id, name, version, edition, document, predecessor)"
                        + " VALUES (:caseId, :name, :version, :edition, :document, :predecessor)")
                .bind("caseId", changed.caseId().value())
                .bind("name", changed.name().value())
                .bind("version", changed.version())
                .bind("edition", changed.edition())
                .bind("document", composed.value())
                .bind("predecessor", before == null ? null : before.value())
                .execute();
    }

    private static void insertHands(Handle handle, Document document, int from) {
        List<Hand> hands = document.hands();
        if (from == hands.size()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("INSERT INTO mc_document_hand (case_id, name, position, version,"
                + " part, officer, done_at, seen, note) VALUES (:caseId, :name, :position, :version, :part, :officer,"
                + " :at, :seen, :note)");
        for (int i = from; i < hands.size(); i++) {
            Hand hand = hands.get(i);
            DocumentId seen = hand.seen();
            batch.bind("caseId", document.caseId().value())
                    .bind("name", document.name().value())
                    .bind("position", i)
                    .bind("version", hand.version())
                    .bind("part", hand.part())
                    .bind("officer", hand.officer().value())
                    .bind("at", hand.at().atOffset(ZoneOffset.UTC))
                    .bind("seen", seen == null ? null : seen.value())
                    .bind("note", hand.note())
                    .add();
        }
        batch.execute();
    }

    private static Update bind(Update update, Document document) {
        OfficerId signer = document.signer();
        return update.bind("caseId", document.caseId().value())
                .bind("name", document.name().value())
                .bind("version", document.version())
                .bind("edition", document.edition())
                .bind("kind", document.kind().value())
                .bind("state", document.state())
                .bind("subject", document.subject())
                .bind("signer", signer == null ? null : signer.value())
                .bind("content", document.content())
                .bind("composed", text(document.composed()))
                .bind("signed", text(document.signed()))
                .bind("issued", text(document.issued()))
                .bind("archived", text(document.archived()));
    }

    private static Map<DocumentName, List<Hand>> hands(Handle handle, CaseId id) {
        Map<DocumentName, List<Hand>> hands = new HashMap<>();
        handle.createQuery("SELECT * FROM mc_document_hand WHERE case_id = :id ORDER BY name, position")
                .bind("id", id.value())
                .map((row, context) -> Map.entry(new DocumentName(row.getString("name")), hand(row)))
                .forEach(entry -> hands.computeIfAbsent(entry.getKey(), name -> new ArrayList<>())
                        .add(entry.getValue()));
        return hands;
    }

    private static Hand hand(ResultSet row) throws SQLException {
        return new Hand(
                row.getInt("version"),
                Hand.Part.valueOf(row.getString("part")),
                new OfficerId(row.getString("officer")),
                row.getObject("done_at", OffsetDateTime.class).toInstant(),
                id(row, "seen"),
                row.getString("note"));
    }

    private static Document read(ResultSet row, List<Hand> hands) throws SQLException {
        String signer = row.getString("signer");
        return new Document(
                new CaseId(row.getString("case_id")),
                new DocumentName(row.getString("name")),
                row.getInt("version"),
                row.getInt("edition"),
                new AgencyCode(row.getString("agency")),
                new KindId(row.getString("kind")),
                DocumentState.valueOf(row.getString("state")),
                row.getString("subject"),
                signer == null ? null : new OfficerId(signer),
                row.getString("content"),
                id(row, "composed"),
                id(row, "signed"),
                id(row, "issued"),
                id(row, "archived"),
                hands,
                row.getInt("row_version"));
    }

    private static Document withHands(Document bare, List<Hand> hands) {
        return new Document(
                bare.caseId(),
                bare.name(),
                bare.version(),
                bare.edition(),
                bare.agency(),
                bare.kind(),
                bare.state(),
                bare.subject(),
                bare.signer(),
                bare.content(),
                bare.composed(),
                bare.signed(),
                bare.issued(),
                bare.archived(),
                hands,
                bare.row());
    }

    private static @Nullable DocumentId id(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? null : new DocumentId(value);
    }

    private static @Nullable String text(@Nullable DocumentId id) {
        return id == null ? null : id.value();
    }
}
