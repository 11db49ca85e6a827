package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says of models to those who draw them. */
class ModelIT {

    private static final Path SHIPPED = Path.of("../../workflow/src/main/resources/org/motcua/workflow/models")
            .toAbsolutePath();
    private static final Path OTHERS = Path.of("../../workflow/src/test/resources/org/motcua/workflow/models")
            .toAbsolutePath();

    @TempDir
    Path folder;

    private MotcuaJar.Outcome model(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--lang", "en", "model"));
        all.addAll(List.of(arguments));
        return MotcuaJar.run(folder, all.toArray(String[]::new));
    }

    private Path changed(String model, String what, String by) throws IOException {
        String bpmn = Files.readString(OTHERS.resolve(model));
        assertThat(bpmn).contains(what);
        return Files.writeString(folder.resolve(model), bpmn.replace(what, by));
    }

    @Test
    void saysNothingOfTheShippedModels() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("check"));
        try (Stream<Path> models = Files.list(SHIPPED)) {
            models.map(Path::toString).forEach(arguments::add);
        }

        MotcuaJar.Outcome outcome = model(arguments.toArray(String[]::new));

        assertThat(outcome.out() + outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void saysALineAFindingOfABadOne() throws IOException {
        Path bad = changed("shortest.bpmn", "decide.v1", "decide.v9");

        MotcuaJar.Outcome outcome = model("check", bad.toString());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out().lines()).allMatch(line -> line.startsWith(bad + ":") && line.contains(" error "));
        assertThat(outcome.out()).contains(bad + ":review error type-unknown ");
    }

    @Test
    void saysWhichFileIsMissing() {
        MotcuaJar.Outcome outcome = model("check", "nowhere.bpmn");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains("nowhere.bpmn", "no such file");
        assertThat(model("check").exitCode()).isEqualTo(2);
        assertThat(model().exitCode()).isEqualTo(2);
    }

    @Test
    void writesTheTemplatesForModeler() throws IOException {
        assertThat(model("templates", "--out", "templates").exitCode()).isZero();

        assertThat(Files.readString(folder.resolve("templates/motcua.json")))
                .startsWith("[")
                .contains("org.motcua.decide.v1.UserTask", "motcua.sign.v1");
    }

    @Test
    void triesEveryPathAndSaysWhatCameOfIt() {
        MotcuaJar.Outcome outcome = model("try", OTHERS.resolve("shortest.bpmn").toString());

        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.out())
                .contains("Path 1, shortest: draft", "01/QĐ-SCT", "LEADER:", "AGENCY:lan.ht", "(VOID)", "stuck: 0");
    }

    @Test
    void namesWhereAPathGetsStuck() throws IOException {
        Path stuck = changed("shortest.bpmn", "role:CLERK", "officer:dat.pq");

        MotcuaJar.Outcome outcome = model("try", stuck.toString());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("stuck at seal", "shortest:return_result: no path comes to it");
    }
}
