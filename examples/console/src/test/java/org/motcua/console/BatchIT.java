package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.Coverage;
import org.motcua.signing.Integrity;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.ValidationReport;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;

/**
 * {@code motcua sign} with many documents, killed and started again. The long form has more documents and kills:
 * {@code -Dmotcua.batch=10000 -Dmotcua.kills=50}.
 */
class BatchIT {

    private static final int DOCUMENTS = Integer.getInteger("motcua.batch", 300);
    private static final int KILLS =
            Integer.getInteger("motcua.batch") == null ? 3 : Integer.getInteger("motcua.kills", 50);

    private final PdfValidator validator = PdfValidator.builder().build();

    @TempDir
    Path folder;

    private Path signed;

    @BeforeEach
    void makeKey() throws IOException {
        signed = folder.resolve("signed");
        TestAuthority.create("CN=Test root,C=VN", Clock.systemUTC())
                .issue("CN=Trần Thị Mỹ Lệ,C=VN", TestKeyKind.RSA_2048)
                .writePkcs12(folder.resolve("key.p12"), "secret".toCharArray());
        Files.writeString(folder.resolve("password.txt"), "secret\n");
    }

    private String[] sign(String... more) {
        return Stream.concat(
                        Stream.of(
                                "--lang",
                                "vi",
                                "sign",
                                "--p12",
                                "key.p12",
                                "--key-password-file",
                                "password.txt",
                                "--out-dir",
                                "signed"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    /** Documents that differ, and a file with their names, one a line. */
    private void documents(int count) throws IOException {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String name = "công văn " + i + ".pdf";
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                document.getDocumentInformation().setTitle(name);
                document.save(folder.resolve(name).toFile());
            }
            names.append('"').append(name).append("\"\n");
        }
        Files.writeString(folder.resolve("names.txt"), names);
    }

    private List<Path> outputs() throws IOException {
        if (Files.notExists(signed)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(signed)) {
            return files.filter(file -> file.toString().endsWith(".pdf")).toList();
        }
    }

    private void assertFinished(Path output) throws IOException {
        Path input = folder.resolve(output.getFileName());
        assertThat(Files.mismatch(input, output))
                .as("%s continues its input", output)
                .isEqualTo(Files.size(input));
        ValidationReport report = validator.validate(output);
        assertThat(report.signatures()).as(report.toString()).singleElement().satisfies(signature -> {
            assertThat(signature.integrity()).isEqualTo(Integrity.INTACT);
            assertThat(signature.coverage()).isEqualTo(Coverage.WHOLE_FILE);
        });
    }

    @Test
    void tellsOfEachDocumentAndOfTheFailuresAgainAtTheEnd() throws IOException {
        documents(3);
        Files.writeString(folder.resolve("công văn 1.pdf"), "không phải PDF");

        MotcuaJar.Outcome outcome = MotcuaJar.run(folder, sign("--threads", "2", "@names.txt", "nowhere.pdf"));

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.out().lines())
                .filteredOn(line -> line.contains("chưa ký được."))
                .hasSize(2);
        assertThat(outcome.out()).contains("Đã ký: 2, đã ký từ trước: 0, không ký được: 2, chưa xử lý: 0.");
        assertThat(outcome.out().lines().toList().subList(7, 9))
                .anyMatch(line -> line.startsWith("công văn 1.pdf  "))
                .anyMatch(line -> line.startsWith("nowhere.pdf     "));
        assertThat(outputs()).hasSize(2);
        for (Path output : outputs()) {
            assertFinished(output);
        }
    }

    @Test
    void aBatchThatIsKilledAndStartedAgainEndsWithOneGoodOutputEach() throws Exception {
        documents(DOCUMENTS);
        Random random = new Random();
        Map<Path, Object> finished = new HashMap<>();
        int killedAtWork = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            int target = finished.size() + random.nextInt(1, Math.max(2, DOCUMENTS / (KILLS + 1)));
            Process batch = start(folder.resolve("killed.txt"));
            await(batch, target);
            batch.destroyForcibly().waitFor();
            killedAtWork += outputs().size() < DOCUMENTS ? 1 : 0;
            noteFinished(finished);
        }
        assertThat(killedAtWork).as("kills that hit unfinished work").isEqualTo(KILLS);

        MotcuaJar.Outcome outcome = MotcuaJar.run(folder, sign("--threads", "4", "--resume", "@names.txt"));

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out().lines())
                .filteredOn(line -> line.contains("đã được ký từ trước"))
                .hasSize(finished.size());
        System.err.printf(
                "batch of %d: %d kills, %d documents were finished before the last start%n",
                DOCUMENTS, KILLS, finished.size());
        noteFinished(finished);
        assertThat(finished).hasSize(DOCUMENTS);
        try (Stream<Path> files = Files.list(signed)) {
            assertThat(files).as("the outputs and nothing else").hasSize(DOCUMENTS);
        }
    }

    @Test
    void aBatchThatIsToldToEndLeavesNothingUnfinishedBehind() throws Exception {
        documents(300);
        Process batch = start(folder.resolve("ended.txt"));
        await(batch, 5);

        batch.destroy();

        assertThat(batch.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("ended.txt"))).contains("chưa xử lý");
        try (Stream<Path> files = Files.list(signed)) {
            assertThat(files.toList()).containsExactlyInAnyOrderElementsOf(outputs());
        }
        for (Path output : outputs()) {
            assertFinished(output);
        }
    }

    private Process start(Path out) throws IOException {
        return MotcuaJar.start(folder, out, out, sign("--threads", "4", "--resume", "@names.txt"));
    }

    private void await(Process batch, int outputs) throws IOException, InterruptedException {
        while (outputs().size() < outputs) {
            assertThat(batch.waitFor(2, TimeUnit.MILLISECONDS))
                    .as("a batch that should go on has ended")
                    .isFalse();
        }
    }

    /** Checks outputs that are new, and that no older one was written again: a file of the same name has another identity. */
    private void noteFinished(Map<Path, Object> finished) throws IOException {
        Set<Path> outputs = new HashSet<>(outputs());
        assertThat(outputs).containsAll(finished.keySet());
        for (Path output : outputs) {
            Object identity = Files.getAttribute(output, "unix:ino") + " " + Files.getLastModifiedTime(output);
            Object before = finished.putIfAbsent(output, identity);
            if (before == null) {
                assertFinished(output);
            } else {
                assertThat(identity).as("%s was signed once", output).isEqualTo(before);
            }
        }
    }
}
