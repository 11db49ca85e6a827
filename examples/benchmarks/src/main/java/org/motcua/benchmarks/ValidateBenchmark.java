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

/** Validates a signed file: integrity, the chain to a given root, and what was changed after each signature; offline. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 1)
@Fork(5)
public class ValidateBenchmark {

    @Benchmark
    public void floor(Workbench bench, Signed signed) throws Exception {
        bench.peer(Name.FLOOR).validate(signed.file);
    }

    @Benchmark
    public void motcua(Workbench bench, Signed signed) throws Exception {
        bench.peer(Name.MOTCUA).validate(signed.file);
    }

    @Benchmark
    public void pdfbox(Workbench bench, Signed signed) throws Exception {
        bench.peer(Name.PDFBOX).validate(signed.file);
    }

    @Benchmark
    public void dss(Workbench bench, Signed signed) throws Exception {
        bench.peer(Name.DSS).validate(signed.file);
    }
}
