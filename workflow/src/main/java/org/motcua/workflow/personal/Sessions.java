package org.motcua.workflow.personal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.document.DocumentReference;
import org.motcua.core.store.DocumentId;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;
import org.motcua.signing.PreparedSignature;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.ledger.SigningRole;

/** The rows of signing sessions. One-time passwords are never among them. Thread-safe. */
final class Sessions {

    private final Transactions transactions;
    private final Jdbi jdbi;

    Sessions(Transactions transactions) {
        this.transactions = transactions;
        this.jdbi = JoinedJdbi.on(transactions);
    }

    /**
     * A session.
     *
     * @param handle by which the key knows the request; empty until it was begun
     */
    record Row(String id, OfficerId officer, SessionState state, String handle, Instant expiresAt) {}

    /**
     * A document of a session.
     *
     * @param document what was approved
     * @param prepared where the prepared document lies in the store
     * @param value the owner's signature in Base64, once there is one
     */
    record Item(
            OperationKey key,
            String title,
            DocumentId document,
            DocumentId prepared,
            PreparedSignature signature,
            @Nullable String value) {}

    void open(Row row, List<Item> items, Instant now) {
        transactions.runInTransaction(() -> jdbi.useHandle(handle -> {
            handle.createUpdate("INSERT INTO mc_signing_session (id, officer, state, handle, begun_at, expires_at)"
                            + " VALUES (:id, :officer, :state, '', :now, :expires)")
                    .bind("id", row.id())
                    .bind("officer", row.officer().value())
                    .bind("state", row.state())
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .bind("expires", row.expiresAt().atOffset(ZoneOffset.UTC))
                    .execute();
            for (int i = 0; i < items.size(); i++) {
                Item item = items.get(i);
                handle.createUpdate(
                                "INSERT INTO mc_signing_item (session, position, case_id, name, version, step, title,"
                                        + " document, prepared, signature) VALUES (:session, :position, :caseId, :name, :version,"
                                        + " :step, :title, :document, :prepared, :signature)")
                        .bind("session", row.id())
                        .bind("position", i)
                        .bind("caseId", item.key().document().file())
                        .bind("name", item.key().document().name())
                        .bind("version", item.key().document().version())
                        .bind("step", item.key().step())
                        .bind("title", item.title())
                        .bind("document", item.document().value())
                        .bind("prepared", item.prepared().value())
                        .bind("signature", item.signature().toJson())
                        .execute();
            }
        }));
    }

    /** The owner was asked; false when another session took its place meanwhile. */
    boolean begun(String id, String handle, Instant expiresAt) {
        return transactions.inTransaction(() -> jdbi.withHandle(connection -> connection
                        .createUpdate("UPDATE mc_signing_session SET handle = :handle, expires_at = :expires"
                                + " WHERE id = :id AND state = 'OPEN'")
                        .bind("id", id)
                        .bind("handle", handle)
                        .bind("expires", expiresAt.atOffset(ZoneOffset.UTC))
                        .execute()
                == 1));
    }

    Optional<Row> find(String id) {
        return transactions.inTransaction(
                () -> jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM mc_signing_session WHERE id = :id")
                        .bind("id", id)
                        .map((row, context) -> row(row))
                        .findOne()));
    }

    List<Item> items(String id) {
        return transactions.inTransaction(() -> jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM mc_signing_item WHERE session = :id ORDER BY position")
                        .bind("id", id)
                        .map((row, context) -> item(row))
                        .list()));
    }

    /** The sessions in that state that ask for one of the steps, by their ids. */
    List<String> of(List<OperationKey> keys, SessionState state) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle -> keys.stream()
                .flatMap(key -> handle
                        .createQuery("SELECT s.id FROM mc_signing_session s JOIN mc_signing_item i ON i.session = s.id"
                                + " WHERE s.state = :state AND i.case_id = :caseId AND i.name = :name"
                                + " AND i.version = :version AND i.step = :step")
                        .bind("state", state)
                        .bind("caseId", key.document().file())
                        .bind("name", key.document().name())
                        .bind("version", key.document().version())
                        .bind("step", key.step())
                        .mapTo(String.class)
                        .list()
                        .stream())
                .distinct()
                .toList()));
    }

    /** The ids of those in that state after an id, in their order; nothing else of them is read. */
    List<String> in(SessionState state, String after, int most) {
        return transactions.inTransaction(() -> jdbi.withHandle(
                handle -> handle.createQuery("SELECT id FROM mc_signing_session WHERE state = :state AND id > :after"
                                + " ORDER BY id FETCH FIRST :most ROWS ONLY")
                        .bind("state", state)
                        .bind("after", after)
                        .bind("most", most)
                        .mapTo(String.class)
                        .list()));
    }

    boolean isIn(String id, SessionState state) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle ->
                handle.createQuery("SELECT COUNT(*) FROM mc_signing_session WHERE id = :id AND state = :state")
                                .bind("id", id)
                                .bind("state", state)
                                .mapTo(Integer.class)
                                .one()
                        == 1));
    }

    /** Moves it on; false when it was moved meanwhile. */
    boolean move(String id, SessionState from, SessionState to) {
        return transactions.inTransaction(() -> jdbi.withHandle(handle ->
                handle.createUpdate("UPDATE mc_signing_session SET state = :to WHERE id = :id AND state = :from")
                                .bind("id", id)
                                .bind("from", from)
                                .bind("to", to)
                                .execute()
                        == 1));
    }

    /** Keeps the owner's signatures, before anything else is done with them. */
    void keep(String id, List<byte[]> values) {
        transactions.runInTransaction(() -> jdbi.useHandle(handle -> {
            for (int i = 0; i < values.size(); i++) {
                handle.createUpdate(
                                "UPDATE mc_signing_item SET signed_value = :value WHERE session = :id AND position = :i")
                        .bind("id", id)
                        .bind("i", i)
                        .bind("value", Base64.getEncoder().encodeToString(values.get(i)))
                        .execute();
            }
        }));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                new OfficerId(row.getString("officer")),
                SessionState.valueOf(row.getString("state")),
                row.getString("handle"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                new OperationKey(
                        new DocumentReference(row.getString("case_id"), row.getString("name"), row.getInt("version")),
                        row.getString("step"),
                        SigningRole.LEADER),
                row.getString("title"),
                new DocumentId(row.getString("document")),
                new DocumentId(row.getString("prepared")),
                PreparedSignature.fromJson(row.getString("signature")),
                row.getString("signed_value"));
    }
}
