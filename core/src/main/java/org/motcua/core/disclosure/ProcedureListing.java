package org.motcua.core.disclosure;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.motcua.core.procedure.CatalogueText;
import org.motcua.core.procedure.Decider;
import org.motcua.core.procedure.Fee;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.core.procedure.ServiceLevel;

/**
 * The public listing of the procedures in force on a day, grouped by field (lĩnh vực) in the order of the catalogue: papers,
 * who decides, times, fees and level of online service, in Vietnamese. What is known to change later, a fee or who decides,
 * is said with its day. Immutable and thread-safe.
 */
public final class ProcedureListing {

    private final String title;
    private final String version;
    private final LocalDate day;
    private final List<ServiceLevel> levels;
    private final List<Procedure> procedures;

    private ProcedureListing(ProcedureCatalogue catalogue, LocalDate day) {
        this.title = catalogue.title();
        this.version = catalogue.version();
        this.day = day;
        this.levels = List.copyOf(catalogue.serviceLevels());
        this.procedures = catalogue.procedures().stream()
                .filter(procedure -> procedure.effective().contains(day))
                .toList();
    }

    /** As it is on the day. */
    public static ProcedureListing of(ProcedureCatalogue catalogue, LocalDate day) {
        return new ProcedureListing(catalogue, day);
    }

    /** A page of its own without scripts or anything from elsewhere, to be read, printed and read aloud; all texts are escaped. */
    public String html() {
        return new ListingHtml(this).page();
    }

    /**
     * A table of RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8. A cell that a spreadsheet would run
     * as a formula begins with an apostrophe.
     *
     * @param separator a comma, or the semicolon that spreadsheets expect where the comma is for decimals
     */
    public String csv(char separator) {
        return new ListingCsv(this, separator).table();
    }

    /** Lines for a terminal. */
    public String text() {
        return new ListingText(this).lines();
    }

    /** A file of the catalogue with the versions in force on the day, which can be read and imported again. */
    public String json() {
        return CatalogueText.of(version, title, levels, procedures);
    }

    /** Whose procedures they are; may be empty. */
    public String title() {
        return title;
    }

    /** Of the catalogue. */
    public String version() {
        return version;
    }

    public LocalDate day() {
        return day;
    }

    public List<Procedure> procedures() {
        return procedures;
    }

    /** The procedures by field, both in the order of the catalogue. */
    public Map<String, List<Procedure>> bySector() {
        return procedures.stream()
                .collect(Collectors.groupingBy(Procedure::sector, LinkedHashMap::new, Collectors.toList()));
    }

    /** How many there are of each level of online service, by its name on the day. */
    public Map<String, Long> byLevel() {
        return procedures.stream()
                .collect(Collectors.groupingBy(this::level, LinkedHashMap::new, Collectors.counting()));
    }

    /** What the procedure's level is called on the day. */
    String level(Procedure procedure) {
        return procedure
                .provision()
                .serviceLevel()
                .map(id -> levels.stream()
                        .filter(level ->
                                level.id().equals(id) && level.effective().contains(day))
                        .findFirst()
                        .map(ServiceLevel::name)
                        .orElse(id.value()))
                .orElse(Words.NOT_ONLINE);
    }

    /** Those that apply on the day or are known for later. */
    List<Fee> fees(Procedure procedure) {
        return procedure.fees().stream()
                .filter(fee -> !fee.effective().to().isBefore(day))
                .toList();
    }

    /** Those that decide on the day or are known for later. */
    List<Decider> deciders(Procedure procedure) {
        return procedure.provision().deciders().stream()
                .filter(decider -> !decider.effective().to().isBefore(day))
                .toList();
    }

    String decidersText(Procedure procedure) {
        return deciders(procedure).stream()
                .map(decider -> decider.name() + Words.days(decider.effective(), day))
                .collect(Collectors.joining("; "));
    }

    String feesText(Procedure procedure) {
        return fees(procedure).stream()
                .map(fee -> fee.name() + ": " + Words.money(fee.amount()) + Words.days(fee.effective(), day))
                .collect(Collectors.joining("; "));
    }

    /** The statute's time, where the province promises another. */
    Optional<String> lawfulTime(Procedure procedure) {
        return procedure.times().provincial().isPresent()
                ? Optional.of(Words.time(procedure.times().statutory()))
                : Optional.empty();
    }

    /** What is promised. */
    String time(Procedure procedure) {
        return Words.time(
                procedure.times().provincial().or(() -> procedure.times().statutory()));
    }
}
