package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.motcua.judges.Dss;

/** Where EU DSS and our validator judge a file of the corpus differently is what docs/dss-agreement.md says, row by row. */
class DssAgreementTest {

    /** EU DSS takes seconds for a large file: the daily run has the small ones, -Dmotcua.agreement=true all. */
    private static final long SMALL = 32 * 1024;

    private static final String WHOLE = "motcua.agreement";

    /** Ed448 over SHAKE256: EU DSS calls it broken or throws, after what else the process has asked of its providers. */
    private static final String UNSTEADY = "8bfed2-ed448-shake256-nolen.pdf";

    private static final Pattern ROW =
            Pattern.compile("^\\| `(.+?)` \\| (.+?) \\| ([a-z ]+) \\| ([a-z ]+) \\|$", Pattern.MULTILINE);

    private static Path corpora;

    private enum Verdict {
        NOT_FOUND,
        BROKEN,
        CHANGED,
        SOUND;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final PdfValidator validator =
            PdfValidator.builder().clock(TestKeys.CLOCK).build();

    @BeforeAll
    static void requireCorpora() {
        String folder = System.getProperty("motcua.corpora", "");
        if (folder.isEmpty()) {
            Assumptions.abort("No corpora: name their folder with -Dmotcua.corpora=…");
        }
        corpora = Path.of(folder);
    }

    @Test
    void differsFromDssOnlyAsExplained() throws IOException {
        Set<String> names = new HashSet<>();
        Set<String> different = new TreeSet<>();
        int signatures = 0;
        for (Path file : files()) {
            String name = file.getFileName().toString();
            names.add(name);
            byte[] pdf = Files.readAllBytes(file);
            List<SignatureReport> reports = validator.validate(pdf).signatures();
            Map<String, Verdict> ours = ours(reports);
            Map<String, Verdict> theirs = theirs(pdf);
            Set<String> fields = new TreeSet<>(ours.keySet());
            fields.addAll(theirs.keySet());
            fields.removeAll(timestamps(reports));
            signatures += fields.size();
            for (String field : fields) {
                Verdict their = theirs.getOrDefault(field, Verdict.NOT_FOUND);
                Verdict our = ours.getOrDefault(field, Verdict.NOT_FOUND);
                if (their != our) {
                    different.add(row(name, field, their.text(), our.text()));
                }
            }
        }
        System.out.println("EU DSS and we agree on " + (signatures - different.size()) + " of " + signatures
                + " signatures in " + names.size() + " files");
        assertThat(different)
                .as("rows of docs/dss-agreement.md about these files")
                .containsExactlyInAnyOrderElementsOf(explained(names));
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String line : Files.readAllLines(corpora.resolve("manifest.tsv"), StandardCharsets.UTF_8)) {
            String file = line.split("\t", 2)[0];
            if (!file.endsWith(".pdf") || file.endsWith(UNSTEADY)) {
                continue; // the heading, what is packed, and the one file
            }
            Path path = corpora.resolve(file);
            if (Boolean.getBoolean(WHOLE) || Files.size(path) <= SMALL) {
                files.add(path);
            }
        }
        return files;
    }

    private static Set<String> explained(Set<String> files) throws IOException {
        String text = Files.readString(Path.of(System.getProperty("motcua.root"), "docs", "dss-agreement.md"));
        Set<String> rows = new TreeSet<>();
        ROW.matcher(text)
                .results()
                .filter(row -> Boolean.getBoolean(WHOLE) || files.contains(row.group(1)))
                .forEach(row -> rows.add(row(row.group(1), row.group(2), row.group(3), row.group(4))));
        return rows;
    }

    private static String row(String file, String field, String theirs, String ours) {
        return "| `" + file + "` | " + field + " | " + theirs + " | " + ours + " |";
    }

    private static Map<String, Verdict> ours(List<SignatureReport> reports) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (SignatureReport report : reports) {
            verdicts.put(report.field(), verdict(report.integrity() == Integrity.INTACT, report.changesAllowed()));
        }
        return verdicts;
    }

    /** To EU DSS they are time-stamps and no signatures, and it lists them elsewhere. */
    private static Set<String> timestamps(List<SignatureReport> reports) {
        Set<String> fields = new HashSet<>();
        reports.stream()
                .filter(report -> report.kind() == SignatureKind.DOCUMENT_TIMESTAMP)
                .forEach(report -> fields.add(report.field()));
        return fields;
    }

    private static Map<String, Verdict> theirs(byte[] pdf) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (Dss.Signature signature : judged(pdf)) {
            boolean unchanged = signature.undefinedChanges() == 0 && signature.annotationChanges() == 0;
            verdicts.put(signature.field(), verdict(signature.intact(), unchanged));
        }
        return verdicts;
    }

    /** Our judge distrusts EU DSS where it finds nothing; here the other files show that it can see. */
    private static List<Dss.Signature> judged(byte[] pdf) {
        try {
            return Dss.withoutTrust().judge(pdf);
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageStartingWith("EU DSS finds no signature");
            return List.of();
        }
    }

    /** Changes after a signature that is broken mean nothing, and EU DSS does not look for them. */
    private static Verdict verdict(boolean intact, boolean unchanged) {
        if (!intact) {
            return Verdict.BROKEN;
        }
        return unchanged ? Verdict.SOUND : Verdict.CHANGED;
    }
}
