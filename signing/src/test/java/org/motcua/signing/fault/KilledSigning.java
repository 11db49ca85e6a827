package org.motcua.signing.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.motcua.signing.PdfSigner;
import org.motcua.signing.Pkcs12Key;
import org.motcua.signing.SignatureRequest;

/** A process that signs and is killed on the way. */
public final class KilledSigning {

    /** The exit code of the killed process: that of a KILL signal. */
    public static final int KILLED = 137;

    private static final char[] PASSWORD = "mat-khau".toCharArray();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T08:30:00Z"), ZoneOffset.UTC);

    private KilledSigning() {}

    /**
     * Starts it.
     *
     * @param steps how many steps it does before it is killed
     */
    public static Process start(Path key, Path input, Path output, int steps) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledSigning.class.getName(),
                        key.toString(),
                        input.toString(),
                        output.toString(),
                        Integer.toString(steps))
                .inheritIO()
                .start();
    }

    public static void main(String[] arguments) {
        AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[3]));
        Path output = FaultyFileSystem.path(Path.of(arguments[2]), step -> {
            if (left.getAndDecrement() == 0) {
                Runtime.getRuntime().halt(KILLED);
            }
        });
        try (Pkcs12Key key = Pkcs12Key.open(Path.of(arguments[0]), PASSWORD)) {
            PdfSigner.builder()
                    .key(key)
                    .clock(CLOCK)
                    .forceToDisk()
                    .build()
                    .sign(
                            Path.of(arguments[1]),
                            output,
                            SignatureRequest.builder().build());
        }
    }
}
