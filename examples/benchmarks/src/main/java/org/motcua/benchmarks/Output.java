package org.motcua.benchmarks;

import java.nio.file.Path;
import java.util.UUID;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Where one thread writes, over what it wrote before. */
@State(Scope.Thread)
public class Output {

    Path file = Path.of("");

    @Setup(Level.Trial)
    public void prepare(Workbench bench) {
        file = bench.folder.resolve(UUID.randomUUID() + ".pdf");
    }
}
