package org.motcua.benchmarks;

import java.util.concurrent.TimeUnit;
import org.motcua.benchmarks.Workbench.Name;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Signs a file into another, with an image and a text on its first page. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 1)
@Fork(5)
public class SignVisiblyBenchmark {

    @Benchmark
    public void floor(Workbench bench, Output output) throws Exception {
        bench.peer(Name.FLOOR).signVisibly(bench.input, output.file);
    }

    @Benchmark
    public void motcua(Workbench bench, Output output) throws Exception {
        bench.peer(Name.MOTCUA).signVisibly(bench.input, output.file);
    }

    @Benchmark
    public void pdfbox(Workbench bench, Output output) throws Exception {
        bench.peer(Name.PDFBOX).signVisibly(bench.input, output.file);
    }

    @Benchmark
    public void dss(Workbench bench, Output output) throws Exception {
        bench.peer(Name.DSS).signVisibly(bench.input, output.file);
    }
}
