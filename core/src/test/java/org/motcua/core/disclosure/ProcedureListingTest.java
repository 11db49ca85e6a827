package org.motcua.core.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.core.EffectivePeriod;
import org.motcua.core.calendar.ClockRules;
import org.motcua.core.calendar.ProcessingTime;
import org.motcua.core.document.KindId;
import org.motcua.core.procedure.Component;
import org.motcua.core.procedure.ComponentId;
import org.motcua.core.procedure.Decider;
import org.motcua.core.procedure.Fee;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.core.procedure.ProcedureCode;
import org.motcua.core.procedure.Provision;
import org.motcua.core.procedure.TimeLimits;

class ProcedureListingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    private ProcedureCatalogue catalogue;
    private ProcedureListing listing;

    @BeforeEach
    void list() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/org/motcua/core/rich-catalogue.json")) {
            catalogue = ProcedureCatalogue.read(in);
        }
        listing = ProcedureListing.of(catalogue, DAY);
    }

    /** A catalogue that did not come from a file, and so has what no file may have. */
    private static ProcedureListing of(String text) {
        EffectivePeriod always = EffectivePeriod.of(null, null);
        Procedure procedure = new Procedure(
                new ProcedureCode("1.000001"),
                "1",
                text,
                text,
                TimeLimits.statutory(ProcessingTime.workingDays(5)),
                ClockRules.DEFAULT,
                List.of(new Component(new ComponentId("a"), text, true, Component.Form.COPY, 1)),
                List.of(new Fee(text, BigDecimal.TEN, text, always)),
                "one-stop",
                Map.of(),
                new KindId("decision"),
                "Cấp",
                List.of(text),
                new Provision(null, false, List.of(new Decider(text, null, "", always)), List.of(), text, false),
                always);
        return ProcedureListing.of(
                new ProcedureCatalogue() {
                    @Override
                    public String version() {
                        return text;
                    }

                    @Override
                    public String title() {
                        return text;
                    }

                    @Override
                    public List<Procedure> procedures() {
                        return List.of(procedure);
                    }

                    @Override
                    public Optional<Procedure> find(ProcedureCode code, LocalDate day) {
                        return Optional.of(procedure);
                    }

                    @Override
                    public Optional<Procedure> find(ProcedureCode code, String version) {
                        return Optional.of(procedure);
                    }
                },
                DAY);
    }

    /** The cells of a table as RFC 4180 has them. */
    private static List<List<String>> cells(String csv, char separator) {
        List<List<String>> rows = new ArrayList<>();
        Matcher cell =
                Pattern.compile("\"((?:[^\"]|\"\")*)\"(\r\n|" + separator + ")").matcher(csv);
        List<String> row = new ArrayList<>();
        int end = 1;
        while (cell.find()) {
            assertThat(cell.start()).as("nothing between cells").isEqualTo(end);
            end = cell.end();
            row.add(cell.group(1).replace("\"\"", "\""));
            if (cell.group(2).equals("\r\n")) {
                rows.add(row);
                row = new ArrayList<>();
            }
        }
        assertThat(end).isEqualTo(csv.length());
        return rows;
    }

    @Test
    void groupsByFieldAndNamesLevelsAsTheyAreCalledOnTheDay() {
        assertThat(listing.bySector()).containsOnlyKeys("Xúc tiến thương mại", "Lưu thông hàng hóa trong nước");
        assertThat(listing.byLevel())
                .isEqualTo(Map.of("Toàn trình", 1L, "Một phần", 1L, "Không cung cấp trực tuyến", 1L));
        assertThat(ProcedureListing.of(catalogue, LocalDate.of(2020, 1, 1)).byLevel())
                .containsOnlyKeys("Mức độ 3", "Không cung cấp trực tuyến");
    }

    @Test
    void saysBothTimesAndWhatChangesLater() {
        assertThat(listing.text())
                .contains("03 ngày làm việc (theo luật: 07 ngày làm việc)")
                .contains("07 ngày; liên thông")
                .contains("300.000 đồng (đến hết 31/12/2026); ")
                .contains("600.000 đồng (từ 01/01/2027)")
                .contains("Không quy định");
        assertThat(ProcedureListing.of(catalogue, LocalDate.of(2027, 1, 1)).text())
                .contains("600.000 đồng")
                .doesNotContain("300.000");
        assertThat(listing.html())
                .contains("Giám đốc Sở Công Thương (đến hết 28/02/2027)", "Ủy ban nhân dân tỉnh (từ 01/03/2027)");
    }

    @Test
    void writesATableThatSpreadsheetsReadAsUtf8() {
        List<List<String>> rows = cells(listing.csv(','), ',');

        assertThat(listing.csv(',')).startsWith("\uFEFF\"STT\",\"Lĩnh vực\"");
        assertThat(rows).hasSize(4).allSatisfy(row -> assertThat(row).hasSize(14));
        assertThat(rows.get(1))
                .contains("Xúc tiến thương mại", "2.000001", "03 ngày làm việc", "07 ngày làm việc", "Toàn trình");
        assertThat(cells(listing.csv(';'), ';')).isEqualTo(rows);
        assertThatThrownBy(() -> listing.csv('\t')).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\",\"y\")",
                "+1+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(1)",
                "\t=1+1",
                "\r=1+1",
                "  =1+1",
                "\n=1",
                "\u00a0=1",
                "\u200b=1",
                "＝1+1",
                "'=1+1",
                "\"=1+1",
                "a\",\"=1+1",
                "a\"\r\n\"=1+1"
            })
    void neverWritesACellThatRuns(String text) {
        for (char separator : new char[] {',', ';'}) {
            List<List<String>> rows = cells(of(text).csv(separator), separator);

            assertThat(rows).hasSize(2);
            assertThat(rows.get(1))
                    .hasSize(14)
                    .allSatisfy(cell -> assertThat(cell).doesNotMatch("(?s)[\\s\\p{Z}\\p{Cf}\\p{Cc}]*[=+\\-@＝].*"));
            assertThat(rows.get(1).get(3)).endsWith(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</table></style><style>*{display:none}</style>",
                "&lt;b&gt;",
                "</title><b>"
            })
    void escapesEveryTextOfThePage(String text) {
        String html = of(text).html();

        assertThat(html).doesNotContain(text).doesNotContain("<script", "<img", "<b>", "' on");
        assertThat(html.split("<style>", -1)).hasSize(2);
    }

    @Test
    void hasAPageThatAssistiveTechnologyReads() {
        String html = listing.html();

        assertThat(html)
                .startsWith("<!DOCTYPE html>\n<html lang=\"vi\">")
                .contains("<meta charset=\"UTF-8\">", "<caption>", "scope=\"col\"", "scope=\"row\"", "@media print")
                // Paper is narrower than a screen, and is to have the table all the same.
                .contains("@media screen and (max-width")
                .contains("default-src 'none'")
                .contains("<title>Danh mục thủ tục hành chính - Sở Công Thương tỉnh Bắc Sơn</title>")
                .doesNotContain("%s", "%%", "http://", "https://");
        assertThat(html.split("<h1>", -1)).hasSize(2);
        Matcher links = Pattern.compile("href=\"#([^\"]+)\"").matcher(html);
        while (links.find()) {
            assertThat(html.split("id=\"" + links.group(1) + "\"", -1)).hasSize(2);
        }
        for (String element :
                List.of("table", "tr", "td", "th", "ul", "li", "section", "small", "div", "nav", "main")) {
            assertThat(html.split("<" + element + "[ >]", -1))
                    .as(element)
                    .hasSameSizeAs(html.split("</" + element + ">", -1));
        }
    }

    @Test
    void shapesNoTerminal() {
        assertThat(of("a\u001b[2Jb\u202ec").text()).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void writesACatalogueThatIsReadAgain() {
        ProcedureCatalogue again =
                ProcedureCatalogue.read(new ByteArrayInputStream(listing.json().getBytes(StandardCharsets.UTF_8)));

        assertThat(again.procedures()).isEqualTo(listing.procedures());
        assertThat(again.serviceLevels()).isEqualTo(catalogue.serviceLevels());
    }
}
