package org.motcua.console.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.motcua.core.calendar.ProcessingTime;
import org.motcua.core.procedure.Fee;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.procedure.ProcedureCode;
import org.motcua.core.procedure.ServiceLevel;
import org.motcua.core.procedure.ServiceLevelId;

/** The province of the example has as many procedures of each kind as the one that the project began with. */
class ExampleCatalogueTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    private final AgencyData data = AgencyData.example();
    private final List<Procedure> procedures = data.catalogue().procedures();

    private long ofLevel(String id) {
        return procedures.stream()
                .filter(one -> one.provision()
                        .serviceLevel()
                        .map(ServiceLevelId::value)
                        .orElse("")
                        .equals(id))
                .count();
    }

    private Procedure named(String name) {
        List<Procedure> found =
                procedures.stream().filter(one -> one.name().equals(name)).toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    @Test
    void hasSeventyTwoOfLevelThreeThirtySevenOfLevelFourAndFourOfNone() {
        assertThat(procedures).hasSize(113);
        assertThat(procedures.stream().map(Procedure::code).distinct()).hasSize(113);
        assertThat(ofLevel("partial")).isEqualTo(72);
        assertThat(ofLevel("full")).isEqualTo(37);
        assertThat(ofLevel("")).isEqualTo(4);
        assertThat(procedures.stream().filter(one -> one.provision().interlinked()))
                .hasSize(5)
                .allMatch(one -> one.process().equals("interlinked"));
    }

    @Test
    void callsTheLevelsAsTheyWereCalledThen() {
        LocalDate before = LocalDate.of(2020, 1, 1);

        assertThat(data.catalogue().serviceLevel(new ServiceLevelId("partial"), before))
                .map(ServiceLevel::name)
                .contains("Mức độ 3");
        assertThat(data.catalogue().serviceLevel(new ServiceLevelId("full"), DAY))
                .map(ServiceLevel::name)
                .contains("Toàn trình");
    }

    @Test
    void marksWhatIsMadeUp() {
        assertThat(procedures)
                .allSatisfy(one -> assertThat(one.name().endsWith("(mẫu)"))
                        .as(one.name())
                        .isEqualTo(one.provision().sample()));
        assertThat(procedures.stream().filter(one -> !one.provision().sample())).hasSize(16);
        // Codes from 1.999000 on are nobody's.
        assertThat(procedures.stream().filter(one -> one.provision().sample()))
                .allMatch(one -> one.code().value().startsWith("1.999"));
    }

    @Test
    void hasTheRealOnesAsTheyAre() {
        Procedure fair = named("Sửa đổi, bổ sung nội dung tổ chức hội chợ, triển lãm");
        assertThat(fair.code()).isEqualTo(new ProcedureCode("2.000001"));
        assertThat(fair.times().statutory()).contains(ProcessingTime.workingDays(7));
        assertThat(fair.time()).isEqualTo(ProcessingTime.workingDays(3));
        assertThat(named("Cấp lại Giấy chứng nhận đủ điều kiện trạm nạp LPG vào xe bồn")
                        .time())
                .isEqualTo(ProcessingTime.calendarDays(7));
        assertThat(named("Đăng ký hoạt động khuyến mại mang tính may rủi trên địa bàn 1 tỉnh")
                        .components())
                .hasSize(4);
        assertThat(named("Cấp lại Giấy phép chế biến nguyên liệu thuốc lá")
                        .provision()
                        .serviceLevel())
                .contains(new ServiceLevelId("partial"));
        Procedure tobacco = named("Cấp Giấy phép bán lẻ sản phẩm thuốc lá");
        assertThat(tobacco.feesOn(LocalDate.of(2026, 12, 31)))
                .extracting(Fee::amount)
                .containsExactly(BigDecimal.valueOf(300_000), BigDecimal.valueOf(100_000));
        assertThat(tobacco.feesOn(LocalDate.of(2027, 1, 1)))
                .extracting(Fee::amount)
                .containsExactly(BigDecimal.valueOf(600_000), BigDecimal.valueOf(200_000));
    }

    @Test
    void namesAgenciesAndUnitsOfItsDirectory() {
        Set<String> units = new HashSet<>();
        procedures.forEach(one -> {
            one.parties().values().forEach(code -> data.directory().requireAgency(code, DAY));
            one.provision()
                    .deciders()
                    .forEach(decider ->
                            decider.agency().ifPresent(code -> data.directory().requireAgency(code, DAY)));
            one.provision().steps().stream()
                    .map(step -> step.unit())
                    .filter(unit -> !unit.isEmpty())
                    .forEach(units::add);
        });

        assertThat(units)
                .containsExactlyInAnyOrder("Phòng Quản lý thương mại", "Phòng Quản lý công nghiệp", "Văn phòng Sở");
    }
}
