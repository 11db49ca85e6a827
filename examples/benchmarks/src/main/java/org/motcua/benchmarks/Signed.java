package org.motcua.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.motcua.benchmarks.Workbench.Name;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The document with signatures. */
@State(Scope.Benchmark)
public class Signed {

    @Param("1")
    public int signatures = 1;

    Path file = Path.of("");

    @Setup(Level.Trial)
    public void prepare(Workbench bench) throws Exception {
        file = bench.folder.resolve("signed.pdf");
        Path next = bench.folder.resolve("next.pdf");
        bench.peer(Name.MOTCUA).sign(bench.input, file);
        for (int i = 1; i < signatures; i++) {
            bench.peer(Name.MOTCUA).sign(file, next);
            replace(next);
        }
    }

    private void replace(Path next) throws IOException {
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
