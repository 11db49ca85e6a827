package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar says when a dossier is due. */
class DeadlineIT {

    private static final String CALENDAR = """
            { "version": "sct-1", "from": "2026-01-01", "to": "2026-12-31", "weekend": ["SUNDAY"],
              "hours": [ { "from": "07:30", "to": "11:30" }, { "from": "13:30", "to": "16:30" } ],
              "otherHours": [ { "weekdays": ["SATURDAY"], "hours": [ { "from": "07:30", "to": "11:30" } ] } ] }
            """;

    @TempDir
    Path folder;

    private MotcuaJar.Outcome deadline(String language, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--lang", language, "deadline"));
        all.addAll(List.of(arguments));
        return MotcuaJar.run(folder, List.of("-Duser.timezone=America/New_York"), all.toArray(String[]::new));
    }

    @Test
    void explainsInVietnameseAndEnglishWhateverTheMachinesZone() {
        MotcuaJar.Outcome vietnamese = deadline("vi", "--from", "2026-02-13T09:00", "--time", "2wd");
        assertThat(vietnamese.exitCode()).as(vietnamese.err()).isZero();
        assertThat(vietnamese.out())
                .contains(
                        "16/02/2026 đến 20/02/2026: ngày lễ, Tết Nguyên đán, không tính",
                        "Đến hạn lúc 17:00 ngày 24/02/2026");

        MotcuaJar.Outcome english = deadline("en", "--from", "2026-02-13T02:00Z", "--procedure", "2.000648");
        assertThat(english.exitCode()).as(english.err()).isZero();
        assertThat(english.out())
                .contains("20 working days from the reception at 09:00", "Due at 17:00 on 20 March 2026");
    }

    @Test
    void readsACalendarAndStops() throws IOException {
        Files.writeString(folder.resolve("calendar.json"), CALENDAR);

        MotcuaJar.Outcome json = deadline(
                "en",
                "--from=2026-07-06T09:00",
                "--time=8h",
                "--calendar=calendar.json",
                "--stop=2026-07-06T10:30",
                "--resume=2026-07-11T09:00",
                "--format=json");

        assertThat(json.exitCode()).as(json.err()).isZero();
        // An hour and a half on Monday, two and a half on Saturday, four on Monday.
        assertThat(json.out())
                .contains(
                        "\"due\" : \"2026-07-13T11:30:00+07:00\"",
                        "\"provisional\" : false",
                        "\"calendar\" : \"sct-1\"",
                        "\"text\" : \"6 July 2026: 1 h 30 min counted, 1 h 30 min in all.\"");
        assertThat(Pattern.compile("\"reason\" : \"(\\w+)\"")
                        .matcher(json.out())
                        .results()
                        .map(result -> result.group(1)))
                .containsExactly("COUNTED", "STOPPED", "COUNTED", "WEEKEND", "COUNTED");

        MotcuaJar.Outcome open = deadline("en", "--from=2026-07-06T09:00", "--time=8h", "--stop=2026-07-06T10:30");
        assertThat(open.exitCode()).isEqualTo(1);
        assertThat(open.out()).contains("The clock stands since 06/07/2026 10:30");
    }

    @Test
    void marksADateThatIsProvisional() {
        MotcuaJar.Outcome outcome = deadline("en", "--from", "2026-12-25T09:00", "--time", "10wd");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("Due at 17:00 on 11 January 2027", "Provisional: ");
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        Files.writeString(folder.resolve("wrong.json"), CALENDAR.replace("13:30", "11:00"));
        Files.write(folder.resolve("utf16.json"), CALENDAR.getBytes(StandardCharsets.UTF_16));

        says(3, deadline("en", "--from=2026-07-06T09:00", "--time=8h", "--calendar=nowhere.json"), "no such file");
        says(3, deadline("en", "--from=2026-07-06T09:00", "--time=8h", "--calendar=wrong.json"), "hours", "11:00");
        says(3, deadline("en", "--from=2026-07-06T09:00", "--time=8h", "--calendar=utf16.json"), "save as UTF-8");
        says(2, deadline("en", "--from=yesterday", "--time=8h"), "yesterday", "2026-02-10T14:05");
        says(2, deadline("en", "--from=2026-07-06T09:00", "--time=8 days"), "8 days", "20wd");
        says(2, deadline("en", "--from=2026-07-06T09:00", "--time=99999wd"), "0 to 3660");
        says(2, deadline("en", "--from=2026-07-06T09:00"), "--time");
        says(2, deadline("en", "--from=2026-07-06T09:00", "--time=8h", "--resume=2026-07-06T10:00"), "The clock runs");
        says(1, deadline("en", "--from=2023-07-06T09:00", "--time=8h"), "2024-01-01");
        says(1, deadline("en", "--from=2026-07-06T09:00", "--procedure=9.999999"), "9.999999");
    }

    private static void says(int exitCode, MotcuaJar.Outcome outcome, String... words) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(exitCode);
        assertThat(outcome.err()).contains(words).doesNotContain("Exception", "\tat ");
    }
}
