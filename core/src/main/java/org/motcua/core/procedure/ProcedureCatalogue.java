package org.motcua.core.procedure;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.core.json.Json;
import org.motcua.core.json.UnreadableDataException;

/**
 * The procedures that an agency offers, in all their versions. The file is JSON:
 *
 * <pre>{@code
 * { "version": "sct-2026.1",
 *   "procedures": [ {
 *     "code": "2.000648", "version": "2026-07", "name": "Cấp giấy chứng nhận …", "sector": "Lưu thông hàng hóa trong nước",
 *     "time": { "amount": 20, "unit": "WORKING_DAYS" },
 *     "clock": { "version": "…", "onAnswer": "RESTART", "maxExtensions": 1 },
 *     "components": [ { "id": "application", "name": "Đơn đề nghị …", "required": true, "form": "ORIGINAL", "quantity": 1 } ],
 *     "fees": [ { "name": "Phí thẩm định …", "amount": 1200000, "legalGround": "…",
 *                 "effectiveFrom": "2017-01-01", "effectiveTo": null } ],
 *     "process": "one-stop", "parties": { "partner": "H99.15" },
 *     "result": "decision", "subjectTemplate": "Cấp … cho {applicant}",
 *     "legalGrounds": [ "…" ],
 *     "effectiveFrom": "2026-07-01", "effectiveTo": null } ] }
 * }</pre>
 *
 * <p>{@code unit}, {@code onAnswer} and {@code form} are the names of {@link
 * org.motcua.core.calendar.ProcessingTime.Unit}, {@link org.motcua.core.calendar.ClockRules.OnAnswer} and {@link
 * Component.Form}; {@code result} is the id of a {@link org.motcua.core.document.DocumentKind}. Amounts are in đồng.
 * {@code clock} may be left out: then {@link org.motcua.core.calendar.ClockRules#DEFAULT} holds; so may components, fees,
 * parties, legal grounds and the dates, which include the last day. Periods of one code must not overlap. Immutable and
 * thread-safe.
 */
public final class ProcedureCatalogue {

    private static final String FILE = "procedure catalogue";

    private final String version;
    private final List<Procedure> procedures;

    private ProcedureCatalogue(String version, List<Procedure> procedures) {
        this.version = version;
        this.procedures = procedures;
    }

    /**
     * Reads the catalogue.
     *
     * @throws UnreadableDataException naming the place of what is wrong
     */
    public static ProcedureCatalogue read(InputStream in) {
        CatalogueFile file = Json.read(in, CatalogueFile.class, FILE);
        List<Procedure> procedures = new ArrayList<>();
        for (int i = 0; i < file.procedures().size(); i++) {
            String place = "procedures[" + i + "]";
            CatalogueFile.ProcedureEntry entry = file.procedures().get(i);
            Procedure procedure = Json.at(FILE, place, entry::procedure);
            if (procedures.stream().anyMatch(earlier -> contradict(earlier, procedure))) {
                throw new UnreadableDataException(
                        FILE,
                        place,
                        "another entry for " + procedure.code() + " has the same version, or overlaps it in time;"
                                + " end one before the other begins",
                        null);
            }
            procedures.add(procedure);
        }
        return new ProcedureCatalogue(file.version(), List.copyOf(procedures));
    }

    public String version() {
        return version;
    }

    /** Every version of every procedure, in the order of the file. */
    public List<Procedure> procedures() {
        return procedures;
    }

    /** The version for dossiers that are received on the day. */
    public Optional<Procedure> find(ProcedureCode code, LocalDate day) {
        return procedures.stream()
                .filter(procedure ->
                        procedure.code().equals(code) && procedure.effective().contains(day))
                .findFirst();
    }

    /**
     * The version for dossiers that are received on the day.
     *
     * @throws UnknownProcedureException where there is none
     */
    public Procedure require(ProcedureCode code, LocalDate day) {
        return find(code, day).orElseThrow(() -> new UnknownProcedureException(code, "in force on " + day, version));
    }

    /**
     * The version that a dossier has kept.
     *
     * @throws UnknownProcedureException where there is none
     */
    public Procedure require(ProcedureCode code, String procedureVersion) {
        return procedures.stream()
                .filter(procedure ->
                        procedure.code().equals(code) && procedure.version().equals(procedureVersion))
                .findFirst()
                .orElseThrow(() -> new UnknownProcedureException(code, "in version " + procedureVersion, version));
    }

    private static boolean contradict(Procedure one, Procedure other) {
        return one.code().equals(other.code())
                && (one.version().equals(other.version()) || one.effective().overlaps(other.effective()));
    }
}
