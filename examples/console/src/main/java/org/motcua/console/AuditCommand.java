package org.motcua.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.core.audit.AuditChain.Break;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.json.UnreadableDataException;
import org.motcua.core.record.CaseRecord;
import org.motcua.core.record.RecordReport;
import org.motcua.core.record.SealedRecordReport;
import org.motcua.core.seal.SealJudge;
import org.motcua.core.seal.SealProof;
import org.motcua.core.seal.SealReport;
import org.motcua.core.seal.SealReport.Problem;
import org.motcua.signing.evidence.EvidenceValidator;
import org.motcua.workflow.seal.EvidenceSealJudge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code motcua audit}: whether an exported record is as it was written, and what its seal proves, without any database. */
@Command(name = "audit", mixinStandardHelpOptions = true, resourceBundle = "org.motcua.console.help")
final class AuditCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss");

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "auditFile")
    private @Nullable Path file;

    @Option(names = "--seal", paramLabel = "FILE", descriptionKey = "auditSeal")
    private List<Path> seals = List.of();

    @Option(names = "--trust", paramLabel = "FILE|DIR", descriptionKey = "trust")
    private List<Path> trust = List.of();

    @Option(names = "--crl", paramLabel = "FILE|DIR", descriptionKey = "crl")
    private List<Path> crls = List.of();

    @Option(names = "--sealer", paramLabel = "FILE|DIR", descriptionKey = "sealer")
    private List<Path> sealers = List.of();

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Language language = Language.of();
        Path record = InputFiles.requireReadable(file);
        SealedRecordReport report =
                report(record, seals.stream().map(AuditCommand::proof).toList());
        boolean holds = chain(report.record(), out, language);
        boolean sealed = seal(report, out, language);
        return holds && sealed ? ExitCode.OK : ExitCode.NO;
    }

    private static boolean chain(RecordReport report, PrintWriter out, Language language) {
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
        }
        if (report.isIntact()) {
            out.println(language.text("audit.holds", report.caseId(), report.entries(), report.head()));
        }
        return report.isIntact();
    }

    /** What is not sealed is no reason against a record for which nobody asked about seals. */
    private boolean seal(SealedRecordReport report, PrintWriter out, Language language) {
        String caseId = report.record().caseId();
        SealReport seal = report.seal();
        if (seal.firstProblem().isPresent()) {
            Problem problem = seal.firstProblem().get();
            out.println(language.text(
                    problem == Problem.UNDECIDED ? "audit.sealUndecided" : "audit.sealWrong",
                    caseId,
                    seal.number(),
                    problem.name(),
                    String.join("; ", seal.reasons())));
            return false;
        }
        if (seal.provenSince().isEmpty()) {
            out.println(language.text("audit.noSeal", caseId, report.record().entries()));
            return seals.isEmpty() && trust.isEmpty();
        }
        if (report.sealed() > 0) {
            out.println(language.text(
                    "audit.sealed",
                    caseId,
                    report.sealed(),
                    TIME.format(seal.provenSince().get().atOffset(WorkingCalendar.ZONE)),
                    seal.number(),
                    seal.installation(),
                    seal.signer()));
        }
        if (report.sealed() > 0 && report.notYetSealed() > 0) {
            out.println(language.text(
                    "audit.notYetSealed",
                    caseId,
                    report.sealed() + 1,
                    report.record().entries()));
        }
        return report.isProvedAsFarAsSealed();
    }

    private SealedRecordReport report(Path record, List<SealProof> kept) {
        EvidenceSealJudge any = EvidenceSealJudge.by(EvidenceValidator.builder()
                .trust(CertificateOptions.certificates(trust))
                .crls(CertificateOptions.revocationLists(crls))
                .clock(Clock.systemUTC())
                .build());
        SealJudge judge = sealers.isEmpty() ? any : any.sealedBy(CertificateOptions.certificates(sealers));
        try (InputStream in = Files.newInputStream(record)) {
            return CaseRecord.verify(in, judge, kept);
        } catch (UnreadableDataException | IOException e) {
            throw new FileFailure("file.noRecord", record, e);
        }
    }

    private static SealProof proof(Path file) {
        try (InputStream in = Files.newInputStream(InputFiles.requireReadable(file))) {
            return SealProof.read(in);
        } catch (UnreadableDataException | IOException e) {
            throw new FileFailure("file.noSeal", file, e);
        }
    }
}
