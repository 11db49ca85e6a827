package org.motcua.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.core.json.JsonError;
import org.motcua.core.json.UnreadableDataException;

@DisplayName("What people write wrong in a catalogue is told at once, with line, place, reason and remedy")
class CatalogueErrorsTest {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");
    private static final String FEE =
            "{ \"name\": \"Phí thẩm định tại thành phố, thị xã (tổ chức)\", \"amount\": 1200000,";

    private String file;

    @BeforeEach
    void read() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/org/motcua/core/catalogue.json")) {
            file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String changed(String what, String by) {
        assertThat(file).contains(what);
        return file.replace(what, by);
    }

    private String changedOnce(String what, String by) {
        int at = file.indexOf(what);
        assertThat(at).isNotNegative();
        return file.substring(0, at) + by + file.substring(at + what.length());
    }

    private static List<JsonError> errors(String json) {
        return errors(json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<JsonError> errors(byte[] json) {
        UnreadableDataException refusal = catchThrowableOfType(
                UnreadableDataException.class, () -> ProcedureCatalogue.read(new ByteArrayInputStream(json)));
        assertThat(refusal).as("refused").isNotNull();
        refusal.errors().forEach(error -> {
            assertThat(error.text(VIETNAMESE)).doesNotContain("%", "\n").isNotEqualTo(error.text(Locale.ENGLISH));
            assertThat(error.remedy(VIETNAMESE)).isNotBlank();
        });
        return refusal.errors();
    }

    /** The only error, as CODE LINE PLACE. */
    private static String only(String json) {
        List<JsonError> errors = errors(json);
        assertThat(errors).as("one error").hasSize(1);
        return errors.get(0).code() + " " + errors.get(0).line() + " "
                + errors.get(0).place();
    }

    @Test
    void tellsAllErrorsOfAFileInItsOrderInBothLanguages() {
        String json = changedOnce("\"amount\": 20", "\"amount\": 1000000000")
                .replace("1200000", "1e1000000000")
                .replace("\"required\": false", "\"required\": null")
                .replace("\"legalGrounds\"", "\"legalGround\"")
                .replace("2026-06-30", "30/06/2026");

        List<JsonError> errors = errors(json);

        assertThat(errors)
                .extracting(JsonError::code)
                .containsExactly("number-range", "null", "number-form", "misspelt-name", "day");
        assertThat(errors)
                .extracting(JsonError::place)
                .containsExactly(
                        "procedures[0].time.amount",
                        "procedures[0].components[2].required",
                        "procedures[0].fees[0].amount",
                        "procedures[0].legalGround",
                        "procedures[1].effectiveTo");
        assertThat(errors).extracting(JsonError::line).isSorted();
        assertThat(errors.get(0).text(Locale.ENGLISH))
                .isEqualTo(
                        "9:27 procedures[0].time.amount number-range the number 1000000000 is not between 0 and 3650;"
                                + " look at the number and its unit");
        assertThat(errors.get(3).text(VIETNAMESE))
                .contains("không có tên \"legalGround\" ở đây; có phải là \"legalGrounds\"?");
        assertThat(errors.get(4).remedy(VIETNAMESE)).contains("2026-06-30");
    }

    @Nested
    @DisplayName("Values")
    class Values {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1e1000000000",
                    "-1",
                    "1E5",
                    "1200000.5",
                    "1200000.0",
                    "999999999999999999999999999",
                    "01",
                    "+5"
                })
        void refusesAmountsThatAreNone(String amount) {
            assertThat(errors(changed("1200000", amount)))
                    .hasSize(1)
                    .allSatisfy(error -> assertThat(error.line()).isEqualTo(17));
        }

        @Test
        void readsNoNumberOfAMillionDigits() {
            String json = changed("1200000", "9".repeat(1_000_000));

            assertThat(only(json)).isEqualTo("number-range 17 procedures[0].fees[0].amount");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2026-02-30",
                    "2026-7-1",
                    "01/07/2026",
                    "+999999999-12-31",
                    "0000-01-01",
                    "9999-12-31",
                    "2026-07-01T00:00:00Z",
                    "٢٠٢٦-٠٧-٠١"
                })
        void refusesDaysThatAreNone(String day) {
            assertThat(only(changed("\"effectiveFrom\": \"2026-07-01\"", "\"effectiveFrom\": \"" + day + "\"")))
                    .matches("day(-range)? 24 procedures\\[0\\]\\.effectiveFrom");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "   ",
                    "\\t",
                    "\\u00a0",
                    "\\u200b",
                    "\\ufeff",
                    "\\u3164",
                    "\\u2800",
                    "\\u00ad\\u2060",
                    "\\u0000"
                })
        void refusesNamesOfWhichNothingIsSeen(String name) {
            assertThat(only(changed(
                            "\"sector\": \"Lưu thông hàng hóa trong nước\",\n      \"time\": { \"amount\": 20",
                            "\"sector\": \"" + name + "\",\n      \"time\": { \"amount\": 20")))
                    .isEqualTo("blank 8 procedures[0].sector");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Phí\\u0000", "Phí \\ud800", "\\udc00Phí", "Phí \\ud83d thẩm định"})
        void refusesWhatADatabaseCannotKeep(String name) {
            assertThat(only(changed(FEE, "{ \"name\": \"" + name + "\", \"amount\": 1200000,")))
                    .isEqualTo("unkept 17 procedures[0].fees[0].name");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Phí \\u202e thẩm định",
                    "Ph\\u200bí",
                    "Phí\\nthẩm định",
                    "Phí\\u001b[31m",
                    "\\ufdd0\\ufffe a"
                })
        void refusesWhatIsNotSeen(String name) {
            assertThat(only(changed(FEE, "{ \"name\": \"" + name + "\", \"amount\": 1200000,")))
                    .isEqualTo("unseen 17 procedures[0].fees[0].name");
        }

        @Test
        void refusesTextsOfTenMegabytesAndShowsTheirBeginningOnly() {
            List<JsonError> errors =
                    errors(changed(FEE, "{ \"name\": \"" + "ạ".repeat(5_000_000) + "\", \"amount\": 1200000,"));

            assertThat(errors).hasSize(1);
            assertThat(errors.get(0).code()).isEqualTo("too-long");
            assertThat(errors.get(0).text(VIETNAMESE)).hasSizeLessThan(300).contains("5000000", "300");
        }

        @Test
        void refusesNullsWhereverTheyAre() {
            assertThat(only("{ \"version\": \"1\", \"procedures\": [\n null ] }"))
                    .isEqualTo("null 2 procedures[0]");
            assertThat(only("{ \"version\": \"1\",\n \"procedures\": null }")).isEqualTo("null 2 procedures");
            assertThat(only("null")).isEqualTo("null 1 ");
            assertThat(only(changed("[\"Luật Tổ chức chính quyền địa phương\"]", "[null]")))
                    .isEqualTo("null 23 procedures[0].legalGrounds[0]");
            assertThat(only(changed("\"WORKING_DAYS\" },\n      \"clock\"", "null },\n      \"clock\"")))
                    .isEqualTo("null 9 procedures[0].time.unit");
            assertThat(only(changed("\"effectiveFrom\": \"2026-07-01\"", "\"effectiveFrom\": null")))
                    .isEqualTo("null 24 procedures[0].effectiveFrom");
        }

        @Test
        void saysWhichOfTheNamesThatThereAreWasMeant() {
            List<JsonError> errors =
                    errors(changed("\"RESUME\"", "\"resume\"").replace("\"CERTIFIED_COPY\"", "\"photo\""));

            assertThat(errors).extracting(JsonError::code).containsExactly("misspelt-choice", "choice");
            assertThat(errors.get(0).remedy(Locale.ENGLISH)).contains("RESUME");
            assertThat(errors.get(1).remedy(Locale.ENGLISH)).contains("CERTIFIED_COPY");
        }

        @Test
        void saysWhatStandsThereAndWhatShould() {
            List<JsonError> errors =
                    errors(changed("1200000", "\"1200000\"").replace("\"required\": false", "\"required\": \"no\""));

            assertThat(errors)
                    .extracting(error -> error.text(Locale.ENGLISH).replaceFirst("^\\S+ ", ""))
                    .containsExactly(
                            "procedures[0].components[2].required kind a text in quotation marks is there: \"no\";"
                                    + " write true or false",
                            "procedures[0].fees[0].amount kind a text in quotation marks is there: \"1200000\";"
                                    + " write a number without quotation marks");
        }
    }

    @Nested
    @DisplayName("Names")
    class Names {

        @Test
        void refusesRepeatedNames() {
            assertThat(only(changedOnce("\"sector\"", "\"name\": \"Tên khác\",\n \"sector\"")))
                    .isEqualTo("repeated-name 8 procedures[0].name");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Sector", "sektor", "sectors"})
        void saysWhichNameWasMeant(String name) {
            List<JsonError> errors = errors(changedOnce("\"sector\"", "\"" + name + "\""));

            assertThat(errors).extracting(JsonError::code).containsExactly("missing", "misspelt-name");
            assertThat(errors.get(1).remedy(Locale.ENGLISH)).contains("\"sector\"");
        }

        @Test
        void listsTheNamesThatThereAreWhereNoneIsNear() {
            List<JsonError> errors = errors(changedOnce("\"clock\"", "\"x\\u001b[2J\\u202e\": 1, \"clock\""));

            assertThat(errors).hasSize(1);
            assertThat(errors.get(0).code()).isEqualTo("unknown-name");
            assertThat(errors.get(0).text(VIETNAMESE))
                    .contains("U+001B", "U+202E")
                    .doesNotContain("\u001b", "\u202e");
        }
    }

    @Nested
    @DisplayName("Files")
    class Files {

        private byte[] in(String encoding) {
            return file.getBytes(Charset.forName(encoding));
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "windows-1258", "windows-1252"})
        void saysToSaveItAsUtf8(String encoding) {
            List<JsonError> errors = errors(in(encoding));

            assertThat(errors.get(0).code()).isEqualTo("encoding");
            assertThat(errors.get(0).remedy(Locale.ENGLISH)).contains("save it as UTF-8");
            assertThat(errors.get(0).remedy(VIETNAMESE)).contains("UTF-8");
        }

        @Test
        void namesTheLineOfTheByteThatIsNotUtf8() {
            byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
            int at = file.substring(0, file.indexOf("RESUME")).getBytes(StandardCharsets.UTF_8).length;
            bytes[at] = (byte) 0xE1;

            assertThat(errors(bytes)).extracting(JsonError::line).containsExactly(10);
            assertThat(errors(
                            "{ \"version\": \"\u1ea0".getBytes(StandardCharsets.UTF_8).length > 0
                                    ? new byte[] {'{', '"', (byte) 0xE1, (byte) 0xBA}
                                    : new byte[0]))
                    .extracting(JsonError::code)
                    .containsExactly("encoding");
        }

        @Test
        void findsTextThatWasSavedInAnotherEncodingBefore() {
            String broken =
                    new String("Cấp giấy phép".getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252"));

            assertThat(only(changed("Phí thẩm định tại thành phố, thị xã (tổ chức)", broken.replace("\u009d", ""))))
                    .isEqualTo("misread 17 procedures[0].fees[0].name");
            assertThat(only(changed("Phí thẩm định tại thành phố, thị xã (tổ chức)", "Ph\ufffd th\ufffdm")))
                    .isEqualTo("misread 17 procedures[0].fees[0].name");
        }

        @Test
        void readsAByteOrderMarkAndDecomposedLettersAsWhatTheyMean() {
            String decomposed = Normalizer.normalize("\ufeff" + file, Normalizer.Form.NFD);

            assertThat(ProcedureCatalogue.read(new ByteArrayInputStream(decomposed.getBytes(StandardCharsets.UTF_8)))
                            .procedures()
                            .get(0)
                            .name())
                    .isEqualTo("Cấp giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu");
        }

        @Test
        void endsWithNestingOfAnyDepth() {
            for (int depth : new int[] {30, 500, 5_000, 1_000_000}) {
                assertThat(errors("{ \"version\": \"1\", \"title\": " + "[".repeat(depth) + "]".repeat(depth)
                                + ", \"procedures\": [] }"))
                        .as("%s levels", depth)
                        .extracting(JsonError::code)
                        .contains("too-deep")
                        .isSubsetOf("too-deep", "kind");
            }
        }

        @Test
        void saysHowTheSyntaxIsBroken() {
            assertThat(only("")).isEqualTo("empty 1 ");
            assertThat(only("{ \"version\": \"1\",\n \"procedures\": [ ]")).isEqualTo("unfinished 2 ");
            assertThat(only("{ \"version\": \"1\",\n \"procedures\": [ ], }")).isEqualTo("comma 2 ");
            assertThat(only("{ “version”: \"1\" }")).isEqualTo("quotes 1 ");
            assertThat(only("{ 'version': \"1\" }")).isEqualTo("quotes 1 ");
            assertThat(only("{\n // comment\n \"version\": \"1\" }")).isEqualTo("comment 2 ");
            assertThat(only("{ \"version\": \"1\n\" }")).isEqualTo("line-break 1 ");
            assertThat(only("{ \"version\": \"1\u0000\" }")).isEqualTo("control 1 ");
            assertThat(only("{ \"version\" \"1\" }")).isEqualTo("syntax 1 ");
            assertThat(only("{ \"version\": \"1\", \"procedures\": [] }\n { }")).isEqualTo("behind-end 2 ");
            assertThat(only("[]")).isEqualTo("kind 1 ");
            assertThat(only("{ \"version\": NaN }")).startsWith("syntax 1 ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1.200.000", "1,200,000", "12.500.000"})
        void saysToWriteNumbersWithoutSeparators(String amount) {
            List<JsonError> errors = errors(changed("1200000", amount));

            assertThat(errors).hasSize(1);
            assertThat(errors.get(0).text(VIETNAMESE))
                    .startsWith("17:")
                    .contains(amount, amount.replaceAll("[.,]", "") + ", chỉ gồm chữ số");
        }

        @Test
        void measuresTextsAsTheyAreKept() {
            String longest = "ệ".repeat(500);
            String name = "Cấp giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu";

            ProcedureCatalogue.read(
                    new ByteArrayInputStream(changed(name, Normalizer.normalize(longest, Normalizer.Form.NFD))
                            .getBytes(StandardCharsets.UTF_8)));
            // U+0958 is two characters in NFC.
            assertThat(only("{ \"version\": \"1\", \"title\": \"" + "\u0958".repeat(200) + "\", \"procedures\": [] }"))
                    .isEqualTo("too-long 1 title");
        }

        @Test
        void tellsTwoHundredErrorsAndThatThereAreMore() {
            String nulls = Stream.generate(() -> "null")
                    .limit(10_000)
                    .reduce((a, b) -> a + "," + b)
                    .orElseThrow();

            List<JsonError> errors = errors("{ \"version\": \"1\", \"procedures\": [" + nulls + "] }");

            assertThat(errors).hasSize(201);
            assertThat(errors.get(200).code()).isEqualTo("more-errors");
        }
    }

    @Nested
    @DisplayName("Entries together")
    class Together {

        private String procedure(String code, String version, String more) {
            return "{ \"code\": \"" + code + "\", \"version\": \"" + version
                    + "\", \"name\": \"Thủ tục\", \"sector\": \"Điện\","
                    + " \"time\": { \"amount\": 7, \"unit\": \"WORKING_DAYS\" }, \"process\": \"one-stop\","
                    + " \"result\": \"decision\", \"subjectTemplate\": \"Thủ tục\"" + more + " }";
        }

        private String catalogue(String... procedures) {
            return "{ \"version\": \"1\", \"serviceLevels\": [ { \"id\": \"full\", \"name\": \"Toàn trình\" } ],"
                    + "\n\"procedures\": [\n" + String.join(",\n", procedures) + "] }";
        }

        @Test
        void refusesVersionsThatOverlap() {
            assertThat(only(changed("2026-06-30", "2026-07-01"))).isEqualTo("version-overlap 26 procedures[1]");
            assertThat(only(changed("2025-01", "2026-07"))).isEqualTo("same-version 28 procedures[1].version");
            assertThat(errors(catalogue(
                            procedure("1.000001", "a", ""),
                            procedure("1.000001", "b", ""),
                            procedure("1.000001", "c", ""))))
                    .extracting(JsonError::line)
                    .containsExactly(4, 5);
        }

        @Test
        void refusesTwoAgencyCodesForOneProcedureOrAgency() {
            assertThat(only(catalogue(
                            procedure("1.000001.000.00.00.H50", "1", ""), procedure("1.000001.H38", "1", ""))))
                    .isEqualTo("two-agency-codes 4 procedures[1].code");
            assertThat(only(catalogue(
                            procedure(
                                    "1.000001",
                                    "1",
                                    ", \"deciders\": [ { \"name\": \"Sở Công Thương\", \"agency\": \"H99.12\" } ]"),
                            procedure(
                                    "1.000002",
                                    "1",
                                    ", \"deciders\": [ { \"name\": \"Sở  công thương\", \"agency\": \"H99.13\" } ]"))))
                    .isEqualTo("decider-codes 4 procedures[1].deciders[0].agency");
        }

        @Test
        void refusesFeesThatOverlap() {
            String fees = ", \"fees\": [ { \"name\": \"Lệ phí\", \"amount\": 300000, \"effectiveTo\": \"%s\" },"
                    + "\n { \"name\": \"lệ  phí\", \"amount\": 600000, \"effectiveFrom\": \"2027-01-01\" } ]";

            assertThat(only(catalogue(procedure("1.000001", "1", fees.formatted("2027-01-01")))))
                    .isEqualTo("fee-overlap 4 procedures[0].fees[1]");
            assertThat(only(catalogue(procedure(
                            "1.000001",
                            "1",
                            fees.formatted("2026-12-31").replace("\"2027-01-01\"", "\"2026-01-01\"")))))
                    .isEqualTo("fee-overlap 4 procedures[0].fees[1]");
            ProcedureCatalogue.read(
                    new ByteArrayInputStream(catalogue(procedure("1.000001", "1", fees.formatted("2026-12-31")))
                            .getBytes(StandardCharsets.UTF_8)));
        }

        @Test
        void refusesDecidersOfWhomTwoOrNoneDecide() {
            String deciders = ", \"deciders\": [ { \"name\": \"Sở\", \"effectiveTo\": \"%s\" },"
                    + " { \"name\": \"Xã\", \"effectiveFrom\": \"2027-03-01\" } ]";

            assertThat(only(catalogue(procedure("1.000001", "1", deciders.formatted("2027-03-01")))))
                    .startsWith("decider-overlap 3 ");
            assertThat(errors(catalogue(procedure("1.000001", "1", deciders.formatted("2027-02-27"))))
                            .get(0)
                            .text(Locale.ENGLISH))
                    .contains("decider-gap", "2027-02-28");
        }

        @Test
        void refusesAProvinceThatIsSlowerThanTheLaw() {
            for (String time : List.of(
                    "{ \"amount\": 8, \"unit\": \"WORKING_DAYS\" }",
                    "{ \"amount\": 57, \"unit\": \"WORKING_HOURS\" }",
                    "{ \"amount\": 7, \"unit\": \"CALENDAR_DAYS\" }")) {
                assertThat(only(catalogue(procedure("1.000001", "1", ", \"provinceTime\": " + time))))
                        .as(time)
                        .isEqualTo("province-longer 3 procedures[0].provinceTime");
            }
        }

        @Test
        void refusesStepsThatTakeLongerThanWhatIsPromised() {
            String steps = ", \"provinceTime\": { \"amount\": 3, \"unit\": \"WORKING_DAYS\" }, \"steps\": ["
                    + " { \"name\": \"Tiếp nhận\", \"role\": \"RECEPTION\", \"time\": { \"amount\": 4, \"unit\": \"WORKING_HOURS\" } },"
                    + " { \"name\": \"Thẩm định\", \"unit\": \"Phòng\", \"time\": { \"amount\": 3, \"unit\": \"WORKING_DAYS\" } } ]";

            List<JsonError> errors = errors(catalogue(procedure("1.000001", "1", steps)));

            assertThat(errors).hasSize(1);
            assertThat(errors.get(0).text(VIETNAMESE)).contains("budgets-exceed", "28", "24");
            assertThat(only(catalogue(procedure("1.000001", "1", steps.replace("\"unit\": \"Phòng\", ", "")))))
                    .startsWith("no-unit-nor-role");
        }

        @Test
        void refusesLevelsThatThereAreNotOrThatHaveTwoNames() {
            assertThat(only(catalogue(procedure("1.000001", "1", ", \"serviceLevel\": \"ful\""))))
                    .isEqualTo("unknown-level 3 procedures[0].serviceLevel");
            assertThat(only(catalogue()
                            .replace("[ { \"id\"", "[ { \"id\": \"full\", \"name\": \"Mức độ 4\" }, { \"id\"")))
                    .isEqualTo("level-overlap 1 serviceLevels[1]");
        }

        @Test
        void refusesOtherContradictions() {
            assertThat(only(changed("\"training\"", "\"equipment\"")))
                    .isEqualTo("repeated-component 14 procedures[0].components[2].id");
            assertThat(only(catalogue(
                            procedure("1.000001", "1", ", \"parties\": { \"p\": \"H99.1\" }, \"interlinked\": false"))))
                    .isEqualTo("not-interlinked 3 procedures[0].interlinked");
            assertThat(only(catalogue(procedure(
                            "1.000001", "1", ", \"effectiveFrom\": \"2026-07-01\", \"effectiveTo\": \"2026-06-30\""))))
                    .isEqualTo("period 3 procedures[0].effectiveTo");
        }

        @Test
        void endsSoonWithManyVersionsOfOneProcedure() {
            List<String> versions = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                versions.add(procedure("1.000001", "v" + i, ""));
            }
            String json = catalogue(versions.toArray(String[]::new));

            assertThat(assertTimeout(Duration.ofSeconds(30), () -> errors(json)))
                    .hasSize(201);
        }
    }
}
