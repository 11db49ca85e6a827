package org.motcua.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.calendar.ClockRules;
import org.motcua.core.calendar.ProcessingTime;
import org.motcua.core.document.KindId;
import org.motcua.core.json.UnreadableDataException;

class ProcedureCatalogueTest {

    private static final ProcedureCode CODE = new ProcedureCode("2.000648");
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 6);

    private String file;
    private ProcedureCatalogue catalogue;

    @BeforeEach
    void read() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/org/motcua/core/catalogue.json")) {
            file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        catalogue = read(file);
    }

    @Test
    void hasTheProcedureInForceOnTheDay() {
        Procedure procedure = catalogue.require(CODE, TODAY);

        assertThat(procedure.name()).isEqualTo("Cấp giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu");
        assertThat(procedure.time()).isEqualTo(ProcessingTime.workingDays(20));
        assertThat(procedure.clockRules().onAnswer()).isEqualTo(ClockRules.OnAnswer.RESUME);
        assertThat(procedure.process()).isEqualTo("one-stop");
        assertThat(procedure.result()).isEqualTo(new KindId("decision"));
        assertThat(procedure.resultSubject("Công ty A", "Cửa hàng 7"))
                .isEqualTo("Cấp Giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu cho Công ty A");
    }

    @Test
    void namesTheOtherAgenciesThatTakePartByTheNamesOfTheProcess() {
        assertThat(catalogue.require(CODE, TODAY).parties()).isEmpty();
        String shared = file.replaceFirst("\"result\"", "\"parties\": { \"partner\": \"H99.15\" }, \"result\"");

        assertThat(read(shared).require(CODE, TODAY).parties()).isEqualTo(Map.of("partner", new AgencyCode("H99.15")));
        refuses(shared.replace("\"partner\"", "\"owner\""), "procedures[0]", "owner");
        refuses(shared.replace("\"partner\"", "\"The partner\""), "procedures[0]", "The partner");
        refuses(shared.replace("H99.15", "h99 15"), "procedures[0]", "h99 15");
        refuses(shared.replace("\"H99.15\"", "null"), "procedures[0].parties.partner", "null");
    }

    @Test
    void keepsTheVersionsOfEarlierDossiers() {
        assertThat(catalogue.require(CODE, LocalDate.of(2026, 6, 30)).version()).isEqualTo("2025-01");
        assertThat(catalogue.require(CODE, LocalDate.of(2026, 7, 1)).version()).isEqualTo("2026-07");
        assertThat(catalogue.require(CODE, "2025-01").clockRules()).isEqualTo(ClockRules.DEFAULT);
    }

    @Test
    void namesAllThatIsMissingAndOnlyWhatIsRequired() {
        Procedure procedure = catalogue.require(CODE, TODAY);

        assertThat(procedure.missing(Set.of()))
                .extracting(component -> component.id().value())
                .containsExactly("application", "equipment");
        assertThat(procedure.missing(Set.of(new ComponentId("application"), new ComponentId("equipment"))))
                .isEmpty();
        assertThat(procedure.unknown(Set.of(new ComponentId("application"), new ComponentId("photo"))))
                .containsExactly(new ComponentId("photo"));
    }

    @Test
    void appliesFeesByTheirDates() {
        Procedure procedure = catalogue.require(CODE, TODAY);

        assertThat(procedure.feesOn(TODAY)).extracting(Fee::amount).containsExactly(new BigDecimal(1_200_000));
        assertThat(procedure.feesOn(LocalDate.of(2025, 6, 30))).hasSize(2);
    }

    @Test
    void saysWhichProcedureItDoesNotHave() {
        assertThatExceptionOfType(UnknownProcedureException.class)
                .isThrownBy(() -> catalogue.require(new ProcedureCode("9.999999"), TODAY))
                .withMessageContaining("9.999999")
                .withMessageContaining("2026-07-06");
        assertThatExceptionOfType(UnknownProcedureException.class)
                .isThrownBy(() -> catalogue.require(CODE, "2024-01"))
                .withMessageContaining("2024-01");
    }

    @Test
    void promisesTheShorterTimeOfTheProvinceAndKeepsTheStatutes() {
        Procedure cut = with("\"provinceTime\": { \"amount\": 15, \"unit\": \"WORKING_DAYS\" }");

        assertThat(cut.time()).isEqualTo(ProcessingTime.workingDays(15));
        assertThat(cut.times().statutory()).contains(ProcessingTime.workingDays(20));
        assertThat(with("\"note\": \"B\"").times().provincial()).isEmpty();
        assertThat(with("\"provinceTime\": { \"amount\": 0, \"unit\": \"CALENDAR_DAYS\" }")
                        .time())
                .isEqualTo(ProcessingTime.calendarDays(0));
        assertThat(read(file.replace("{ \"amount\": 20, \"unit\": \"WORKING_DAYS\" }", "\"none\""))
                        .require(CODE, TODAY)
                        .time())
                .isEqualTo(ProcessingTime.workingDays(0));
    }

    @Test
    void knowsWhoDecidesOnTheDay() {
        Procedure procedure = with("""
                "deciders": [
                  { "name": "Giám đốc Sở Công Thương", "agency": "H99.12", "effectiveTo": "2027-02-28" },
                  { "name": "Ủy ban nhân dân cấp xã", "effectiveFrom": "2027-03-01" } ]""");

        assertThat(procedure.provision().decider(TODAY))
                .hasValueSatisfying(decider -> assertThat(decider.agency()).contains(new AgencyCode("H99.12")));
        assertThat(procedure.provision().decider(LocalDate.of(2027, 3, 1)))
                .map(Decider::name)
                .contains("Ủy ban nhân dân cấp xã");
    }

    @Test
    void keepsStepsLevelsAndWhetherItIsASample() {
        Provision provision = with("""
                "serviceLevel": "full", "interlinked": true, "sample": true, "note": " Mẫu ",
                "steps": [ { "name": "Tiếp nhận", "role": "RECEPTION", "time": { "amount": 4, "unit": "WORKING_HOURS" } } ]""").provision();

        assertThat(provision.serviceLevel()).contains(new ServiceLevelId("full"));
        assertThat(provision.interlinked()).isTrue();
        assertThat(provision.sample()).isTrue();
        assertThat(provision.note()).isEqualTo("Mẫu");
        assertThat(provision.steps())
                .containsExactly(new StepBudget("Tiếp nhận", "", "RECEPTION", ProcessingTime.workingHours(4)));
        assertThat(with("\"parties\": { \"partner\": \"H99.15\" }").provision().interlinked())
                .isTrue();
    }

    @Test
    void callsALevelByTheNameOfTheDay() {
        ProcedureCatalogue leveled = read(leveled(file));

        assertThat(leveled.serviceLevel(new ServiceLevelId("full"), TODAY))
                .map(ServiceLevel::name)
                .contains("Toàn trình");
        assertThat(leveled.serviceLevel(new ServiceLevelId("full"), LocalDate.of(2020, 1, 1)))
                .map(ServiceLevel::name)
                .contains("Mức độ 4");
        assertThat(leveled.serviceLevel(new ServiceLevelId("partial"), TODAY)).isEmpty();
    }

    private Procedure with(String members) {
        String changed = file.replaceFirst("\"result\"", members + ", \"result\"");
        return read(leveled(changed)).require(CODE, TODAY);
    }

    private static String leveled(String file) {
        return file.replaceFirst("\"procedures\"", """
                "serviceLevels": [
                  { "id": "full", "name": "Mức độ 4", "effectiveTo": "2022-08-14" },
                  { "id": "full", "name": "Toàn trình", "legalGround": "Nghị định số 42/2022/NĐ-CP", "effectiveFrom": "2022-08-15" } ],
                "procedures\"""");
    }

    private static void refuses(String json, String place, String problem) {
        assertThatExceptionOfType(UnreadableDataException.class)
                .isThrownBy(() -> read(json))
                .withMessageContaining("procedure catalogue")
                .withMessageContaining(problem)
                .satisfies(refusal -> assertThat(refusal.place()).contains(place));
    }

    private static ProcedureCatalogue read(String json) {
        return ProcedureCatalogue.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
