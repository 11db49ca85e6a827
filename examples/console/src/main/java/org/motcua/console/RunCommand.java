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
import org.motcua.console.example.ExampleProcess;
import org.motcua.console.example.ExampleRun;
import org.motcua.console.example.KeySettings;
import org.motcua.console.example.Results;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.register.NumberState;
import org.motcua.core.register.RegisterEntry;
import org.motcua.signing.SignatureLevel;
import org.motcua.signing.SignatureReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code motcua run}: an example process from its beginning to the issued documents. */
@Command(name = "run", mixinStandardHelpOptions = true, resourceBundle = "org.motcua.console.help")
final class RunCommand implements Callable<Integer> {

    private static final int TABLE_WIDTH = 160;
    private static final String ONE_STOP = "one-stop";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "PROCESS", defaultValue = ONE_STOP, descriptionKey = "process")
    private String process = ONE_STOP;

    @Option(names = "--list", descriptionKey = "listProcesses")
    private boolean list;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "motcua-out", descriptionKey = "runOut")
    private Path out = Path.of("motcua-out");

    @Option(names = "--database", paramLabel = "JDBC-URL", descriptionKey = "database")
    private @Nullable String url;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "data")
    private @Nullable Path data;

    @Option(names = "--node", paramLabel = "NAME", defaultValue = "node", descriptionKey = "node")
    private String node = "node";

    @Option(names = "--count", paramLabel = "N", defaultValue = "1", descriptionKey = "count")
    private int count = 1;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1", descriptionKey = "threads")
    private int threads = 1;

    @Option(names = "--key-delay", paramLabel = "MS", defaultValue = "0", descriptionKey = "keyDelay")
    private long keyDelay;

    @Option(names = "--leader-tokens", descriptionKey = "leaderTokens")
    private boolean leaderTokens;

    @Option(names = "--no-pictures", negatable = true, defaultValue = "true", descriptionKey = "noPictures")
    private boolean pictures = true;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter terminal = command.commandLine().getOut();
        Language language = Language.of();
        if (list) {
            for (ExampleProcess one : ExampleProcess.values()) {
                terminal.println(one.key() + "  " + language.text("process." + one.key()));
            }
            return ExitCode.OK;
        }
        ExampleProcess example = requireUnderstandable(command);
        ExampleDatabase database = url == null ? ExampleDatabase.embedded() : ExampleDatabase.at(url);
        try (ExampleRun run = ExampleRun.open(
                example,
                database.url(),
                dataFolder(database),
                node,
                threads,
                new KeySettings(Duration.ofMillis(keyDelay), leaderTokens),
                Clock.systemUTC())) {
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
        List<CaseId> ended = run.ended();
        if (count == 1) {
            CaseId code = ended.get(ended.size() - 1);
            terminal.println(language.text("run.dossier", code.value()));
            new History(run.directory(), language)
                    .table(run.history(code))
                    .lines(TABLE_WIDTH)
                    .forEach(terminal::println);
        }
        int exitCode = ExitCode.OK;
        for (CaseId code : ended) {
            if (!results.passed(code)) {
                terminal.println(language.text("run.notPassed", code.value()));
                exitCode = ExitCode.NO;
            }
            if (count == 1) {
                results.validate(code).forEach((document, report) -> {
                    report.signatures()
                            .forEach(signature -> terminal.println(document + ".pdf " + line(signature, language)));
                    terminal.println(language.text(
                            "run.validate",
                            shown(run.authority()),
                            shown(results.folder(code).resolve(document + ".pdf"))));
                });
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

    /** As a shell takes it. */
    private static String shown(Path path) {
        String text = path.toString();
        return text.contains(" ") ? '"' + text + '"' : text;
    }

    private static String line(SignatureReport signature, Language language) {
        return language.text(
                "run.signature",
                signature.field(),
                signature.level() == SignatureLevel.OTHER
                        ? signature.kind().name()
                        : signature.level().label(),
                signature.indication().name(),
                signature.integrity().name(),
                signature.changesAfter().name(),
                signature.signer().orElse(""));
    }

    private static void write(Results results, CaseId code) {
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

    private ExampleProcess requireUnderstandable(CommandSpec command) {
        if (count < 1 || threads < 1) {
            throw new ParameterException(
                    command.commandLine(), "--count and --threads start at 1, but got " + count + " and " + threads);
        }
        if (!node.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
            throw new ParameterException(
                    command.commandLine(), "--node is a name of letters, digits, dots and dashes, but got " + node);
        }
        return ExampleProcess.of(process)
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(), "There is no process " + process + "; --list names those there are"));
    }
}
