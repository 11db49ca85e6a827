package org.motcua.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.Coverage;
import org.motcua.signing.SigningException;
import org.motcua.signing.ValidatedDocument;
import org.motcua.signing.ValidationReport;

/**
 * What {@code validate} writes beside its report: pictures of the pages with the signatures' places, and the document as it
 * was when each signature was made. What cannot be had is said in a line and does not change the verdict. Not thread-safe.
 */
final class Extracts {

    private static final int DPI = 110;

    private final @Nullable Path images;
    private final @Nullable Path revisions;
    private final char @Nullable [] password;
    private final Language language;

    Extracts(@Nullable Path images, @Nullable Path revisions, char @Nullable [] password, Language language) {
        this.images = images == null ? null : OutputFiles.folder(images);
        this.revisions = revisions == null ? null : OutputFiles.folder(revisions);
        this.password = password;
        this.language = language;
    }

    /** Writes what was asked for of one document under names that begin with {@code name}. */
    List<String> write(String name, Path pdf, ValidationReport report) {
        List<String> problems = new ArrayList<>();
        if (!report.readable() || report.signatures().isEmpty()) {
            return problems;
        }
        try (ValidatedDocument document = password == null
                ? ValidatedDocument.open(pdf, report)
                : ValidatedDocument.open(pdf, password, report)) {
            if (images != null) {
                draw(pdf, document, images.resolve(name).toString(), problems);
            }
            if (revisions != null) {
                writeRevisions(pdf, report, document, revisions.resolve(name).toString(), problems);
            }
        }
        return problems;
    }

    private void draw(Path pdf, ValidatedDocument document, String prefix, List<String> problems) {
        try {
            SortedSet<Integer> pages = document.pagesWithSignatures();
            if (pages.isEmpty()) {
                problems.add(language.text("validate.invisible", pdf));
            }
            for (int page : pages) {
                OutputFiles.write(Path.of(prefix + "-page-" + page + ".png"), document.png(page, DPI));
            }
        } catch (SigningException e) {
            problems.add(language.text("validate.notDrawn", pdf, String.valueOf(e.getMessage())));
        }
    }

    private void writeRevisions(
            Path pdf, ValidationReport report, ValidatedDocument document, String prefix, List<String> problems) {
        for (int number = 1; number <= report.signatures().size(); number++) {
            if (report.signatures().get(number - 1).coverage() == Coverage.PARTIAL) {
                problems.add(language.text("validate.noRevision", pdf, number));
                continue;
            }
            Path target = Path.of(prefix + "-signature-" + number + ".pdf");
            try (OutputStream out = Files.newOutputStream(target)) {
                document.writeRevision(number, out);
            } catch (IOException | UncheckedIOException e) {
                throw new FileFailure("file.unwritable", target, e);
            }
        }
    }
}
