package org.motcua.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.console.example.ExampleDatabase;
import org.motcua.console.example.ExampleRun;
import org.motcua.console.example.Results;
import org.motcua.core.register.NumberState;
import org.motcua.core.register.RegisterEntry;
import org.motcua.core.dossier.DossierCode;
import org.motcua.signing.SignatureReport;
import org.motcua.workflow.process.OneStopModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code motcua run}: an example process from reception to the issued result. */
@Command(name = "run", mixinStandardHelpOptions = true, resourceBundle = "org.motcua.console.help")
final class RunCommand implements Callable<Integer> {

    private static final int TABLE_WIDTH = 160;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "PROCESS", defaultValue = OneStopModel.PROCESS, descriptionKey = "process")
    private String process = OneStopModel.PROCESS;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "motcua-out", descriptionKey = "runOut")
    private Path out = Path.of("motcua-out");

    @Option(names = "--database", paramLabel = "JDBC-URL", descriptionKey = "database")
    private @Nullable String url;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "data")
    private @Nullable Path data;

    @Option(names = "--count", paramLabel = "N", defaultValue = "1", descriptionKey = "count")
    private int count = 1;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1", descriptionKey = "threads")
    private int threads = 1;

    @Option(names = "--key-delay", paramLabel = "MS", defaultValue = "0", descriptionKey = "keyDelay")
    private long keyDelay;

    @Option(names = "--no-pictures", negatable = true, defaultValue = "true", descriptionKey = "noPictures")
    private boolean pictures = true;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        requireUnderstandable(command);
        PrintWriter terminal = command.commandLine().getOut();
        Language language = Language.of();
        ExampleDatabase database = url == null ? ExampleDatabase.embedded() : ExampleDatabase.at(url);
        try (ExampleRun run = ExampleRun.open(
                database.url(), dataFolder(database), threads, Duration.ofMillis(keyDelay), Clock.systemUTC())) {
            terminal.println(language.text(
                    "run.ready", run.ended().size(), run.underWay().size()));
            terminal.flush();
            Results results = run.results(out, pictures);
            work(run, results);
            return report(run, results, terminal, language);
        }
    }

    private void work(ExampleRun run, Results results) {
        try (Progress progress = Progress.onStandardError(count)) {
            List<Runnable> work = run.work(count, code -> {
                write(results, code);
                progress.step();
            });
            Parallel.forEach(work, threads, Runnable::run);
            run.ended().stream().filter(code -> !results.written(code)).forEach(code -> write(results, code));
        }
    }

    private int report(ExampleRun run, Results results, PrintWriter terminal, Language language) {
        List<DossierCode> ended = run.ended();
        if (count == 1) {
            DossierCode code = ended.get(ended.size() - 1);
            terminal.println(language.text("run.dossier", code.value()));
            new History(run.directory(), language)
                    .table(run.oneStop().history(code))
                    .lines(TABLE_WIDTH)
                    .forEach(terminal::println);
        }
        int exitCode = ExitCode.OK;
        for (DossierCode code : ended) {
            if (!results.passed(code)) {
                terminal.println(language.text("run.notPassed", code.value()));
                exitCode = ExitCode.NO;
            }
            if (count == 1) {
                results.validate(code)
                        .ifPresent(report ->
                                report.signatures().forEach(signature -> terminal.println(line(signature, language))));
            }
        }
        List<RegisterEntry> register = run.register();
        terminal.println(language.text(
                "run.done",
                ended.size(),
                register.stream()
                        .filter(entry -> entry.state() == NumberState.USED)
                        .count(),
                register.stream()
                        .filter(entry -> entry.state() == NumberState.VOID)
                        .count(),
                out.toAbsolutePath().normalize()));
        return exitCode;
    }

    private static String line(SignatureReport signature, Language language) {
        return language.text(
                "run.signature",
                signature.field(),
                signature.indication().name(),
                signature.integrity().name(),
                signature.changesAfter().name(),
                signature.signer().orElse(""));
    }

    private static void write(Results results, DossierCode code) {
        try {
            results.write(code);
        } catch (IOException e) {
            throw new FileFailure("file.unwritable", results.folder(code), new UncheckedIOException(e));
        }
    }

    private Path dataFolder(ExampleDatabase database) {
        if (data != null) {
            return data;
        }
        return database.file()
                .map(file -> file.resolveSibling(file.getFileName() + "-data"))
                .orElse(out.resolve("data"));
    }

    private void requireUnderstandable(CommandSpec command) {
        if (!process.equals(OneStopModel.PROCESS)) {
            throw new ParameterException(
                    command.commandLine(),
                    "There is no process " + process + "; the process is " + OneStopModel.PROCESS);
        }
        if (count < 1 || threads < 1) {
            throw new ParameterException(
                    command.commandLine(), "--count and --threads start at 1, but got " + count + " and " + threads);
        }
    }
}
