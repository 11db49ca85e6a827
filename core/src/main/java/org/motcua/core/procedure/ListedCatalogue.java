package org.motcua.core.procedure;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A catalogue in memory, as its file has it. The file is JSON in UTF-8, described by the JSON Schema {@code
 * catalogue.schema.json} beside this class:
 *
 * <pre>{@code
 * { "version": "sct-2026.1", "title": "Sở Công Thương …",
 *   "serviceLevels": [
 *     { "id": "full", "name": "Toàn trình", "legalGround": "…", "effectiveFrom": "2022-08-15" } ],
 *   "procedures": [ {
 *     "code": "2.000648", "version": "2026-07", "name": "Cấp giấy chứng nhận …", "sector": "Lưu thông hàng hóa trong nước",
 *     "serviceLevel": "full", "interlinked": false,
 *     "deciders": [ { "name": "Sở Công Thương", "agency": "H99.12", "effectiveTo": "2027-02-28" }, … ],
 *     "time": { "amount": 20, "unit": "WORKING_DAYS" }, "provinceTime": { "amount": 15, "unit": "WORKING_DAYS" },
 *     "clock": { "version": "…", "onAnswer": "RESTART", "maxExtensions": 1 },
 *     "steps": [ { "name": "Tiếp nhận", "role": "RECEPTION", "time": { "amount": 4, "unit": "WORKING_HOURS" } } ],
 *     "components": [ { "id": "application", "name": "Đơn đề nghị …", "required": true, "form": "ORIGINAL", "quantity": 1 } ],
 *     "fees": [ { "name": "Phí thẩm định …", "amount": 1200000, "legalGround": "…", "effectiveFrom": "2017-01-01" } ],
 *     "process": "one-stop", "parties": { "partner": "H99.15" },
 *     "result": "decision", "subjectTemplate": "Cấp … cho {applicant}",
 *     "legalGrounds": [ "…" ], "note": "…", "sample": false,
 *     "effectiveFrom": "2026-07-01" } ] }
 * }</pre>
 *
 * <p>{@code unit}, {@code onAnswer} and {@code form} are the names of {@link
 * org.motcua.core.calendar.ProcessingTime.Unit}, {@link org.motcua.core.calendar.ClockRules.OnAnswer} and {@link
 * Component.Form}; {@code clock} may also have {@code onPayment}, one of {@link
 * org.motcua.core.calendar.ClockRules.OnPayment}; {@code result} is the id of a {@link org.motcua.core.document.DocumentKind}. Amounts are whole đồng.
 * {@code time} is the statute's, and {@code "none"} where the law sets none; {@code provinceTime} may only be shorter, and is
 * then what is promised. {@code interlinked} is true where there are parties. May be left out: title, service levels,
 * {@code clock} (then {@link org.motcua.core.calendar.ClockRules#DEFAULT} holds), components, fees, deciders, steps, parties,
 * legal grounds, note, {@code sample}, and the dates, which include the last day. Periods of one code must not overlap, nor
 * those of fees of one name, of deciders, or of names of one level. Immutable and thread-safe.
 */
public final class ListedCatalogue implements ProcedureCatalogue {

    private final CatalogueContent content;
    private final List<Procedure> procedures;
    private final Map<ProcedureCode, List<Procedure>> byCode;

    private ListedCatalogue(CatalogueContent content) {
        this.content = content;
        this.procedures = content.procedures();
        this.byCode = procedures.stream().collect(Collectors.groupingBy(Procedure::code));
    }

    /**
     * Reads the catalogue from the stream, which stays open.
     *
     * @throws org.motcua.core.json.UnreadableDataException with all that is wrong in it, each with line, place, reason and
     *     remedy
     */
    public static ListedCatalogue read(InputStream in) {
        return new ListedCatalogue(CatalogueReader.read(in));
    }

    CatalogueContent content() {
        return content;
    }

    @Override
    public String version() {
        return content.version();
    }

    @Override
    public String title() {
        return content.title();
    }

    /** Every version of every procedure, in the order of the file. */
    @Override
    public List<Procedure> procedures() {
        return procedures;
    }

    @Override
    public List<ServiceLevel> serviceLevels() {
        return content.levels();
    }

    @Override
    public Optional<Procedure> find(ProcedureCode code, LocalDate day) {
        return byCode.getOrDefault(code, List.of()).stream()
                .filter(procedure -> procedure.effective().contains(day))
                .findFirst();
    }

    @Override
    public Optional<Procedure> find(ProcedureCode code, String version) {
        return byCode.getOrDefault(code, List.of()).stream()
                .filter(procedure -> procedure.version().equals(version))
                .findFirst();
    }
}
