package org.motcua.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.motcua.signing.testkit.TestKeyKind;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What lies ready before the clock starts: the document, the key, and the peers that have loaded it. */
@State(Scope.Benchmark)
public class Workbench {

    @Param({"LETTER", "SCAN", "BIG"})
    public String document = Documents.Kind.LETTER.name();

    @Param({"RSA_2048", "P_256"})
    public String key = TestKeyKind.RSA_2048.name();

    Path input = Path.of("");
    Path folder = Path.of("");
    private Map<Name, Peer> peers = Map.of();

    /** Who does the job. */
    enum Name {
        FLOOR,
        MOTCUA,
        PDFBOX,
        DSS
    }

    @Setup(Level.Trial)
    public void prepare() throws Exception {
        Credentials credentials = Credentials.create(TestKeyKind.valueOf(key));
        input = Documents.file(Documents.Kind.valueOf(document));
        folder = Documents.newFolder();
        peers = Map.of(
                Name.FLOOR, new Floor(credentials),
                Name.MOTCUA, new Motcua(credentials),
                Name.PDFBOX, new RawPdfBox(credentials),
                Name.DSS, new EuDss(credentials));
    }

    @TearDown(Level.Trial)
    public void tidy() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    Peer peer(Name name) {
        return Objects.requireNonNull(peers.get(name), "The bench is not prepared");
    }
}
