package org.motcua.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.motcua.signing.testkit.TestKeyKind;

/**
 * Signs a document once, validates it once and says how long each took: to find the smallest heap that is enough.
 * {@code java -Xmx32m -cp benchmarks.jar org.motcua.benchmarks.Once BIG}
 */
public final class Once {

    private Once() {}

    public static void main(String[] args) throws Exception {
        Path input = Documents.file(Documents.Kind.valueOf(args[0].toUpperCase(Locale.ROOT)));
        Motcua motcua = new Motcua(Credentials.create(TestKeyKind.RSA_2048));
        Path folder = Documents.newFolder();
        Path output = folder.resolve("once.pdf");
        try {
            Instant begin = Instant.now();
            motcua.sign(input, output);
            Instant signed = Instant.now();
            motcua.validate(output);
            System.out.printf(
                    "%,d bytes: signed in %d ms, validated in %d ms%n",
                    Files.size(output),
                    Duration.between(begin, signed).toMillis(),
                    Duration.between(signed, Instant.now()).toMillis());
        } finally {
            Files.deleteIfExists(output);
            Files.delete(folder);
        }
    }
}
