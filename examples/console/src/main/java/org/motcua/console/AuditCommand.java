package org.motcua.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.core.audit.AuditChain.Break;
import org.motcua.core.json.UnreadableDataException;
import org.motcua.core.record.CaseRecord;
import org.motcua.core.record.RecordReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code motcua audit}: whether an exported record is as it was written, without any database. */
@Command(name = "audit", mixinStandardHelpOptions = true, resourceBundle = "org.motcua.console.help")
final class AuditCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "auditFile")
    private @Nullable Path file;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Language language = Language.of();
        RecordReport report = report(InputFiles.requireReadable(file));
        report.disagreements()
                .forEach(part -> out.println(
                        part.entry() == 0
                                ? language.text("audit.unrecorded", report.caseId(), part.part())
                                : language.text("audit.disagrees", report.caseId(), part.part(), part.entry())));
        if (report.firstBreak().isPresent()) {
            Break broken = report.firstBreak().get();
            out.println(language.text(
                    "audit.broken",
                    report.caseId(),
                    broken.position(),
                    broken.problem().name(),
                    broken.text()));
            return ExitCode.NO;
        }
        if (!report.isIntact()) {
            return ExitCode.NO;
        }
        out.println(language.text("audit.intact", report.caseId(), report.entries(), report.head()));
        return ExitCode.OK;
    }

    private static RecordReport report(Path record) {
        try (InputStream in = Files.newInputStream(record)) {
            return CaseRecord.verify(in);
        } catch (UnreadableDataException | IOException e) {
            throw new FileFailure("file.noRecord", record, e);
        }
    }
}
