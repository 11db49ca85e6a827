package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README shows code that the consumer project compiles and runs, and names only what there is. */
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("motcua.root"));
    /** Where the README's code is compiled, and run by a test. */
    private static final List<Path> COMPILED = List.of(
            ROOT.resolve("examples/consumer/src/main/java/consumer/SignAndValidate.java"),
            ROOT.resolve("examples/features/src/main/java/org/motcua/features/EmbedMain.java"),
            ROOT.resolve("examples/features/src/main/java/org/motcua/features/DeferredServiceMain.java"),
            ROOT.resolve("examples/features/src/main/java/org/motcua/features/OwnProcessMain.java"));

    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)\\)");

    static List<String> javaSnippets() throws IOException {
        List<String> snippets = new ArrayList<>(blocks("java", ROOT.resolve("README.md")));
        snippets.addAll(blocks("java", ROOT.resolve("docs/processes.md")));
        snippets.addAll(blocks("java", ROOT.resolve("docs/keys.md")));
        return snippets;
    }

    @ParameterizedTest
    @MethodSource("javaSnippets")
    void everyJavaSnippetIsCompiledAndRun(String snippet) throws IOException {
        assertThat(COMPILED)
                .anySatisfy(
                        file -> assertThat(unindented(Files.readString(file))).contains(unindented(snippet)));
    }

    @Test
    void showsSnippetsAtAll() throws IOException {
        assertThat(javaSnippets()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(blocks("sh")).hasSize(2);
    }

    @Test
    void theTestCommandIsTheOneThatTheGateRuns() throws IOException {
        String gate = Files.readString(ROOT.resolve(".ci/run"));
        assertThat(gate).contains(blocks("sh").get(1).strip());
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        Matcher link = LINK.matcher(readme());
        while (link.find()) {
            assertThat(ROOT.resolve(link.group(1))).exists();
        }
    }

    private static List<String> blocks(String language) throws IOException {
        return blocks(language, ROOT.resolve("README.md"));
    }

    private static List<String> blocks(String language, Path file) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(file));
        while (block.find()) {
            if (block.group(1).equals(language)) {
                blocks.add(block.group(2));
            }
        }
        return blocks;
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    private static String unindented(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).reduce("", (a, b) -> a + "\n" + b);
    }
}
