package org.motcua.signing.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fuzzer finds what is really wrong: each bug is compiled into a copy of its class, which a run of its own then uses. */
@EnabledIfSystemProperty(
        named = "motcua.fuzz.planted",
        matches = "true",
        disabledReason = "Takes a minute; -Dmotcua.fuzz.planted=true runs it")
class PlantedBugsTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "org", "motcua", "signing");
    private static final String INPUTS = "3000";

    @TempDir
    Path folder;

    static Stream<PlantedBug> bugs() {
        return Stream.of(PlantedBug.ALL);
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void isFound(PlantedBug bug) throws IOException, InterruptedException {
        compile(bug);
        Path output = folder.resolve("output.txt");
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        folder + File.pathSeparator + System.getProperty("java.class.path"),
                        FuzzMain.class.getName(),
                        INPUTS)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exit = run.waitFor();
        List<String> finds = Files.readAllLines(output, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("Find"))
                .toList();
        System.out.println(
                bug.file() + ": " + finds.size() + " finds, the first " + (finds.isEmpty() ? "" : finds.get(0)));
        assertThat(exit).isEqualTo(1);
        assertThat(finds)
                .anyMatch(line -> Pattern.compile(bug.find()).matcher(line).find());
    }

    private void compile(PlantedBug bug) throws IOException {
        String source = Files.readString(SOURCES.resolve(bug.file()));
        assertThat(source).contains(bug.original());
        Path changed = folder.resolve(Path.of(bug.file()).getFileName());
        Files.writeString(changed, source.replace(bug.original(), bug.mistake()));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-nowarn",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                changed.toString());
        assertThat(result).isZero();
    }
}
