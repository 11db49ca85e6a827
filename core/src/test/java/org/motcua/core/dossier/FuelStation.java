package org.motcua.core.dossier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.calendar.LegalClock;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.casefile.ProcessVersion;
import org.motcua.core.procedure.ComponentId;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.core.procedure.ProcedureCode;
import org.motcua.core.store.DocumentId;

/** Receives dossiers of procedure 2.000648, for tests. */
public final class FuelStation {

    public static final AgencyCode AGENCY = new AgencyCode("H99.12");
    public static final OfficerId RECEPTIONIST = new OfficerId("hoa");
    /** A Monday morning without holidays around it. */
    public static final Instant MONDAY = Instant.parse("2026-07-06T02:00:00Z");

    public static final Procedure PROCEDURE =
            catalogue().require(new ProcedureCode("2.000648"), LocalDate.of(2026, 7, 6));
    public static final LegalClock CLOCK = LegalClock.of(WorkingCalendar.vietnam(), PROCEDURE.clockRules());
    /** By a calendar that knows 2027, in which 4 January is off instead of a Saturday in March. */
    public static final LegalClock NEXT_YEAR = LegalClock.of(
            WorkingCalendar.read(new ByteArrayInputStream("""
                    { "version": "2027", "from": "2026-01-01", "to": "2027-12-31", "weekend": ["SATURDAY", "SUNDAY"],
                      "hours": [ { "from": "07:00", "to": "11:30" }, { "from": "13:30", "to": "17:00" } ],
                      "cutOff": "15:00", "holidays": "VIETNAM",
                      "plans": [ { "year": 2026, "tetFrom": "2026-02-16", "nationalDay": "BEFORE" },
                                 { "year": 2027, "tetFrom": "2027-02-05", "nationalDay": "AFTER",
                                   "swaps": [ { "off": "2027-01-04", "worked": "2027-03-06" } ] } ] }
                    """.getBytes(StandardCharsets.UTF_8))),
            PROCEDURE.clockRules());

    public static final List<Attachment> ATTACHMENTS =
            List.of(attachment("application", "don-de-nghi.pdf"), attachment("equipment", "bản kê trang thiết bị.pdf"));

    /** By which its dossiers are handled. */
    public static final ProcessVersion PROCESS = new ProcessVersion("one-stop", "1.0.0", "a".repeat(64));

    /** Who has the dossiers in hand. */
    public static final Handler OFFICER = Handler.officer(AGENCY, RECEPTIONIST);

    private FuelStation() {}

    public static ProcedureCatalogue catalogue() {
        try (InputStream in = FuelStation.class.getResourceAsStream("/org/motcua/core/catalogue.json")) {
            return ProcedureCatalogue.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Reception reception(Instant at) {
        return reception(at, PROCEDURE);
    }

    static Reception reception(Instant at, Procedure procedure) {
        Applicant applicant = new Applicant(
                Applicant.Kind.ENTERPRISE,
                "Công ty TNHH Xăng dầu Đồng Hới",
                "0100109106",
                "Số 1 đường Trần Hưng Đạo",
                "0232 000 000",
                "");
        return Reception.of(AGENCY, procedure, Channel.ONLINE, applicant, "Cửa hàng số 7", RECEPTIONIST, at);
    }

    public static Dossier receive(Dossiers dossiers) {
        return dossiers.receive(reception(MONDAY), AGENCY, ATTACHMENTS, PROCEDURE, CLOCK, PROCESS, "");
    }

    public static Attachment attachment(String component, String fileName) {
        return new Attachment(
                new ComponentId(component), fileName, DocumentId.of(fileName.getBytes(StandardCharsets.UTF_8)));
    }
}
