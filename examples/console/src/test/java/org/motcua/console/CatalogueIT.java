package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says of catalogues to those who keep them, and publishes to citizens. */
class CatalogueIT {

    private static final Path EXAMPLE = Path.of("src/main/resources/org/motcua/console/example/procedures.json")
            .toAbsolutePath();

    @TempDir
    Path folder;

    private MotcuaJar.Outcome catalogue(String language, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--lang", language, "catalogue"));
        all.addAll(List.of(arguments));
        return MotcuaJar.run(folder, all.toArray(String[]::new));
    }

    private Path changed(String what, String by) throws IOException {
        String json = Files.readString(EXAMPLE);
        assertThat(json).contains(what);
        return Files.writeString(folder.resolve("danh-muc.json"), json.replace(what, by));
    }

    @Test
    void saysThatTheExampleIsSound() {
        MotcuaJar.Outcome outcome = catalogue("vi", "check", EXAMPLE.toString());

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("113 thủ tục", "không có lỗi");
    }

    @Test
    void tellsAllErrorsALineEachInBothLanguages() throws IOException {
        Path bad = changed("1200000", "1e1000000000");
        Files.writeString(
                bad,
                Files.readString(bad)
                        .replace("\"sector\": \"Hóa chất\"", "\"sektor\": \"Hóa chất\"")
                        .replace("\"time\": \"none\"", "\"time\": null"));

        MotcuaJar.Outcome vietnamese = catalogue("vi", "check", bad.toString());
        MotcuaJar.Outcome english = catalogue("en", "check", bad.toString());

        assertThat(vietnamese.exitCode()).isEqualTo(1);
        assertThat(english.exitCode()).isEqualTo(1);
        // Six procedures about chemicals miss a name and have an unknown one.
        assertThat(english.out().lines())
                .hasSize(14)
                .allMatch(line -> line.matches("\\Q" + bad + "\\E:\\d+:\\d+ procedures.*"));
        assertThat(english.out())
                .contains(
                        "procedures[0].fees[0].amount number-form the number 1e1000000000 is not written in plain digits; write")
                .contains("did you mean \"sector\"?");
        assertThat(vietnamese.out())
                .contains("không được viết bằng các chữ số thường")
                .contains("có phải là \"sector\"?");
        assertThat(catalogue("vi", "list", bad.toString()).exitCode()).isEqualTo(1);
    }

    @Test
    void saysToSaveAsUtf8() throws IOException {
        Path file = Files.write(
                folder.resolve("utf16.json"), Files.readString(EXAMPLE).getBytes(StandardCharsets.UTF_16LE));

        MotcuaJar.Outcome outcome = catalogue("vi", "check", file.toString());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("utf16.json:1:1", "UTF-16", "lưu lại với bảng mã UTF-8");
    }

    @Test
    void saysWhichFileIsMissingAndWhatCannotBeUnderstood() {
        assertThat(catalogue("en", "check", "nowhere.json").exitCode()).isEqualTo(3);
        assertThat(catalogue("en", "list", "nowhere.json").exitCode()).isEqualTo(3);
        assertThat(catalogue("en", "check").exitCode()).isEqualTo(2);
        assertThat(catalogue("en").exitCode()).isEqualTo(2);
        assertThat(catalogue("en", "list", "--format", "pdf").exitCode()).isEqualTo(2);
        assertThat(catalogue("en", "list", "--day", "30/11/2026").exitCode()).isEqualTo(2);
    }

    @Test
    void publishesTheProceduresInForce() throws IOException {
        MotcuaJar.Outcome text = catalogue("vi", "list", "--day", "2026-11-30");
        assertThat(text.exitCode()).as(text.err()).isZero();
        assertThat(text.out())
                .contains("Sở Công Thương tỉnh An Bình", "113", "Toàn trình: 37", "Một phần: 72")
                .contains("Cấp giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu");

        assertThat(catalogue("vi", "list", "--format", "html", "--out", "list.html", "--day", "2026-11-30")
                        .exitCode())
                .isZero();
        assertThat(Files.readString(folder.resolve("list.html")))
                .contains("<html lang=\"vi\">", "Có hiệu lực ngày 30/11/2026");

        MotcuaJar.Outcome csv =
                catalogue("vi", "list", EXAMPLE.toString(), "--format", "csv", "--separator", "semicolon");
        assertThat(csv.out()).startsWith("\uFEFF\"STT\";");
        assertThat(csv.out().lines()).hasSize(114);

        assertThat(catalogue("vi", "list", "--format", "json", "--out", "list.json")
                        .exitCode())
                .isZero();
        assertThat(catalogue("vi", "check", "list.json").exitCode()).isZero();
        assertThat(catalogue("vi", "list", "--day", "2025-06-30").out()).contains(": 0");
    }
}
