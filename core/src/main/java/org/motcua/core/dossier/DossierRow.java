package org.motcua.core.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.procedure.ComponentId;
import org.motcua.core.procedure.ProcedureCode;
import org.motcua.core.store.DocumentId;

/**
 * A row of {@code mc_dossier} beside one of its {@code mc_dossier_event}, so that both are read by one statement.
 *
 * @param dossier without its attachments and history
 * @param event missing where there is none
 */
record DossierRow(Dossier dossier, @Nullable DossierEvent event) {

    static final String SELECT = """
            SELECT d.*, e.kind AS event_kind, e.happened_at AS event_at, e.agency AS event_agency,
                e.officer AS event_officer, e.state AS event_state, e.due_at AS event_due_at,
                e.calendar_version AS event_calendar_version, e.provisional AS event_provisional,
                e.amount AS event_amount, e.reason AS event_reason
            FROM mc_dossier d LEFT JOIN mc_dossier_event e ON e.dossier = d.code
            WHERE d.code = :code ORDER BY e.position
            """;

    private static final String INSERT = """
            INSERT INTO mc_dossier (
                code, version, agency, state, channel, procedure_code, procedure_version, subject,
                applicant_kind, applicant_name, applicant_number, applicant_address, applicant_phone, applicant_email,
                received_at, received_by, due_at, calendar_version, provisional)
            VALUES (
                :code, :version, :agency, :state, :channel, :procedure, :procedureVersion, :subject,
                :kind, :name, :number, :address, :phone, :email,
                :receivedAt, :receivedBy, :dueAt, :calendarVersion, :provisional)
            """;

    private static final String UPDATE = """
            UPDATE mc_dossier
            SET version = version + 1, state = :state, received_at = :receivedAt, received_by = :receivedBy,
                due_at = :dueAt, calendar_version = :calendarVersion, provisional = :provisional
            WHERE code = :code AND version = :version
            """;

    static void insert(Handle handle, Dossier dossier) {
        Reception reception = dossier.reception();
        bindChanging(handle.createUpdate(INSERT), dossier)
                .bind("agency", reception.agency().value())
                .bind("channel", reception.channel())
                .bind("procedure", reception.procedure().value())
                .bind("procedureVersion", reception.procedureVersion())
                .bind("subject", reception.subject())
                .bindMethods(reception.applicant())
                .execute();
    }

    /** False when the row is no longer in the version that the dossier has. */
    static boolean update(Handle handle, Dossier dossier) {
        return bindChanging(handle.createUpdate(UPDATE), dossier).execute() == 1;
    }

    private static Update bindChanging(Update update, Dossier dossier) {
        OfficerId receivedBy = dossier.reception().receivedBy();
        return update.bind("code", dossier.code().value())
                .bind("version", dossier.version())
                .bind("state", dossier.state())
                .bind("receivedAt", utc(dossier.reception().receivedAt()))
                .bind("receivedBy", receivedBy == null ? null : receivedBy.value())
                .bind("dueAt", utc(dossier.due()))
                .bind("calendarVersion", dossier.calendarVersion())
                .bind("provisional", dossier.isProvisional());
    }

    /** What the rows of one dossier say together. */
    static Dossier dossier(List<DossierRow> rows, List<Attachment> attachments) {
        Dossier row = rows.get(0).dossier();
        return new Dossier(
                row.code(),
                row.version(),
                row.reception(),
                row.state(),
                attachments,
                row.due(),
                row.calendarVersion(),
                rows.stream().map(DossierRow::event).filter(Objects::nonNull).toList());
    }

    static DossierRow read(ResultSet row) throws SQLException {
        Dossier dossier = new Dossier(
                new DossierCode(row.getString("code")),
                row.getInt("version"),
                reception(row),
                DossierState.valueOf(row.getString("state")),
                List.of(),
                instant(row, "due_at"),
                row.getString("calendar_version"),
                List.of());
        return new DossierRow(dossier, row.getString("event_kind") == null ? null : event(row));
    }

    static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                new ComponentId(row.getString("component")),
                row.getString("file_name"),
                new DocumentId(row.getString("document")));
    }

    private static DossierEvent event(ResultSet row) throws SQLException {
        String officer = row.getString("event_officer");
        return new DossierEvent(
                DossierEvent.Kind.valueOf(row.getString("event_kind")),
                instant(row, "event_at"),
                new Handler(
                        new AgencyCode(row.getString("event_agency")), officer == null ? null : new OfficerId(officer)),
                DossierState.valueOf(row.getString("event_state")),
                instant(row, "event_due_at"),
                row.getString("event_calendar_version"),
                row.getBoolean("event_provisional"),
                row.getObject("event_amount", Integer.class),
                row.getString("event_reason"));
    }

    static void bindEvent(PreparedBatch batch, DossierEvent event) {
        OfficerId officer = event.by().officer();
        batch.bind("kind", event.kind())
                .bind("at", utc(event.at()))
                .bind("agency", event.by().agency().value())
                .bind("officer", officer == null ? null : officer.value())
                .bind("state", event.state())
                .bind("dueAt", utc(event.due()))
                .bind("calendarVersion", event.calendarVersion())
                .bind("provisional", event.provisional())
                .bind("amount", event.amount())
                .bind("reason", event.reason());
    }

    private static Reception reception(ResultSet row) throws SQLException {
        return new Reception(
                new AgencyCode(row.getString("agency")),
                new ProcedureCode(row.getString("procedure_code")),
                row.getString("procedure_version"),
                Channel.valueOf(row.getString("channel")),
                new Applicant(
                        Applicant.Kind.valueOf(row.getString("applicant_kind")),
                        row.getString("applicant_name"),
                        row.getString("applicant_number"),
                        row.getString("applicant_address"),
                        row.getString("applicant_phone"),
                        row.getString("applicant_email")),
                row.getString("subject"),
                row.getString("received_by") == null ? null : new OfficerId(row.getString("received_by")),
                instant(row, "received_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
