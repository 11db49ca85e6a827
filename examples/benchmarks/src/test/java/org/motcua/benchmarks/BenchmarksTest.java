package org.motcua.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.benchmarks.Workbench.Name;
import org.openjdk.jmh.annotations.Benchmark;

/** What is measured must work, and be the work that it is named for. Nothing is measured here. */
class BenchmarksTest {

    private final Workbench bench = new Workbench();
    private final Output output = new Output();
    private final Signed signed = new Signed();

    @BeforeEach
    void prepare() throws Exception {
        bench.prepare();
        output.prepare(bench);
        signed.signatures = 2;
        signed.prepare(bench);
    }

    @AfterEach
    void tidy() throws Exception {
        bench.tidy();
    }

    @ParameterizedTest
    @ValueSource(classes = {SignBenchmark.class, SignVisiblyBenchmark.class})
    void everyPeerSigns(Class<?> benchmark) throws Exception {
        for (Method method : benchmarks(benchmark)) {
            method.invoke(benchmark.getDeclaredConstructor().newInstance(), bench, output);
            assertThat(Files.size(output.file)).as(method.getName()).isGreaterThan(Files.size(bench.input) + 5_000);
            if (!method.getName().equals("floor")) {
                bench.peer(Name.PDFBOX).validate(output.file);
            }
        }
    }

    @Test
    void everyPeerValidates() throws Exception {
        for (Method method : benchmarks(ValidateBenchmark.class)) {
            method.invoke(new ValidateBenchmark(), bench, signed);
        }
    }

    @Test
    void theLetterIsOfTheSizeThatTheFiguresAreFor() throws Exception {
        assertThat(Files.size(bench.input)).isBetween(80_000L, 92_000L);
    }

    private static List<Method> benchmarks(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .toList();
    }
}
