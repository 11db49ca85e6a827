package org.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.Integrity;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.ValidationReport;

/** Files with verdicts that other projects assert: nothing forged passes, nothing sound is refused. */
class CorpusTest {

    /** Sound files that we refuse, each with the reason. Empty is the aim. */
    private static final Map<String, String> REFUSED_FOR_A_REASON = Map.of();

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private static Path corpora;

    @TempDir
    Path folder;

    private final PdfValidator validator = PdfValidator.builder()
            .clock(Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC))
            .build();

    private record Row(String file, String expected) {}

    @BeforeAll
    static void requireCorpora() {
        String folder = System.getProperty("motcua.corpora", "");
        if (folder.isEmpty()) {
            Assumptions.abort("No corpora: name their folder with -Dmotcua.corpora=…");
        }
        corpora = Path.of(folder);
    }

    private static List<Row> rows(String expected) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(corpora.resolve("manifest.tsv"), StandardCharsets.UTF_8)) {
            String[] columns = line.split("\t", -1);
            if (columns.length > 1 && columns[1].equals(expected)) {
                rows.add(new Row(columns[0], columns[1]));
            }
        }
        return rows;
    }

    private ValidationReport validate(Row row) {
        return validator.validate(corpora.resolve(row.file()));
    }

    private static boolean sound(ValidationReport report) {
        return report.readable()
                && !report.signatures().isEmpty()
                && report.signatures().stream().allMatch(CorpusTest::sound);
    }

    private static boolean sound(SignatureReport signature) {
        return signature.integrity() == Integrity.INTACT && signature.changesAllowed();
    }

    @Test
    void refusesEveryForgedOrForbiddenlyChangedFile() throws IOException {
        Map<String, String> accepted = new TreeMap<>();
        List<Row> rows = rows("REJECT");
        for (Row row : rows) {
            ValidationReport report = validate(row);
            if (sound(report)) {
                accepted.put(row.file(), report.toJson());
            }
        }
        System.out.println("REJECT: " + (rows.size() - accepted.size()) + " of " + rows.size() + " refused");
        assertThat(accepted).isEmpty();
    }

    @Test
    void findsEverySoundFileIntactWithItsChangesAllowed() throws IOException {
        Map<String, String> refused = new TreeMap<>();
        List<Row> rows = rows("ACCEPT");
        for (Row row : rows) {
            ValidationReport report = validate(row);
            if (!sound(report) && !REFUSED_FOR_A_REASON.containsKey(row.file())) {
                refused.put(row.file(), report.toJson());
            }
        }
        System.out.println("ACCEPT: " + (rows.size() - refused.size() - REFUSED_FOR_A_REASON.size()) + " of "
                + rows.size() + " found sound");
        assertThat(refused).isEmpty();
    }

    @Test
    void findsNoSignatureWhereThereIsNone() throws IOException {
        for (Row row : rows("NONE")) {
            ValidationReport report = validate(row);
            assertThat(report.readable()).as(row.file()).isTrue();
            assertThat(report.signatures()).as(row.file()).isEmpty();
            assertThat(report.totalPassed()).as(row.file()).isFalse();
        }
    }

    @Test
    void answersForHostileFilesInTime() throws IOException {
        for (Row row : rows("TERMINATES")) {
            Path file = unpacked(corpora.resolve(row.file()));
            long start = System.nanoTime();
            ValidationReport report = validator.validate(file);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(row.file())
                    .isLessThan(ANSWER_WITHIN);
            assertThat(report.totalPassed()).as(row.file()).isFalse();
        }
    }

    /** The bombs are packed twice; what they unpack to here is still small. */
    private Path unpacked(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (!name.endsWith(".gz")) {
            return file;
        }
        Path target = folder.resolve(name.substring(0, name.length() - 3));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            Files.copy(in, target);
        }
        return target;
    }
}
