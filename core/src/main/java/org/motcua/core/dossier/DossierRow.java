package org.motcua.core.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.procedure.ComponentId;
import org.motcua.core.procedure.ProcedureCode;
import org.motcua.core.store.DocumentId;

/** The columns of {@code mc_dossier} as a {@link Dossier}. */
final class DossierRow {

    private static final String INSERT = """
            INSERT INTO mc_dossier (
                code, version, agency, state, channel, procedure_code, procedure_version, subject,
                applicant_kind, applicant_name, applicant_number, applicant_address, applicant_phone, applicant_email,
                received_at, received_by, due_at, calendar_version, clock_events)
            VALUES (
                :code, :version, :agency, :state, :channel, :procedure, :procedureVersion, :subject,
                :kind, :name, :number, :address, :phone, :email,
                :receivedAt, :receivedBy, :dueAt, :calendarVersion, :clockEvents)
            """;

    private static final String UPDATE = """
            UPDATE mc_dossier
            SET version = version + 1, state = :state, received_at = :receivedAt, received_by = :receivedBy,
                due_at = :dueAt, calendar_version = :calendarVersion, clock_events = :clockEvents
            WHERE code = :code AND version = :version
            """;

    private DossierRow() {}

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
                .bind("dueAt", utc(dossier.clock().due()))
                .bind("calendarVersion", dossier.clock().calendarVersion())
                .bind("clockEvents", ClockEvents.write(dossier.clock().events()));
    }

    static Dossier read(ResultSet row, List<Attachment> attachments) throws SQLException {
        DossierCode code = new DossierCode(row.getString("code"));
        return new Dossier(
                code,
                row.getInt("version"),
                reception(row),
                DossierState.valueOf(row.getString("state")),
                attachments,
                new DossierClock(
                        instant(row, "due_at"),
                        row.getString("calendar_version"),
                        ClockEvents.read(row.getString("clock_events"))));
    }

    static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                new ComponentId(row.getString("component")),
                row.getString("file_name"),
                new DocumentId(row.getString("document")));
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
