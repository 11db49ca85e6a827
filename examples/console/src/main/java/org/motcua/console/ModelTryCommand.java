package org.motcua.console;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.console.example.AgencyData;
import org.motcua.console.example.TrialKeys;
import org.motcua.workflow.modeler.CheckReport;
import org.motcua.workflow.testkit.TestOffice;
import org.motcua.workflow.trial.ModelTrial;
import org.motcua.workflow.trial.TrialReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code motcua model try}: lets cases go through models in memory and says what came of it. */
@Command(name = "try", mixinStandardHelpOptions = true, resourceBundle = "org.motcua.console.help")
final class ModelTryCommand implements Callable<Integer> {

    private static final int MILLIS = 1000;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelFiles models = new ModelFiles();

    @Option(names = "--plain", descriptionKey = "tryPlain")
    private boolean plain;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        AgencyData agency = models.agency();
        Map<Path, byte[]> files = models.read();
        List<CheckReport> reports = models.check(agency, files);
        ModelCheckCommand.print(reports, out);
        if (!reports.stream().allMatch(CheckReport::passed)) {
            return ExitCode.NO;
        }
        ModelTrial trial = ModelTrial.of(agency.directory(), agency.catalogue(), agency.kinds(), agency.templates());
        if (!plain) {
            Clock began = Clock.fixed(TestOffice.NOW, ZoneOffset.UTC);
            trial = trial.onPaper(TrialKeys.of(agency.directory(), began));
        }
        TrialReport report = trial.run(List.copyOf(files.values()), new Paths(out, Language.of()));
        print(report, out, Language.of());
        return report.passed() ? ExitCode.OK : ExitCode.NO;
    }

    /** Prints each path as soon as it was gone: the trial of a large model takes a minute. */
    private static final class Paths implements ModelTrial.Watcher {

        private final PrintWriter out;
        private final Language language;
        private int number;
        private int onPaper;

        Paths(PrintWriter out, Language language) {
            this.out = out;
            this.language = language;
        }

        @Override
        public void gone(TrialReport.Path path) {
            number++;
            print(path, "try.path", number);
        }

        @Override
        public void onPaper(TrialReport.Path path) {
            print(path, "try.onPaper", ++onPaper);
        }

        private void print(TrialReport.Path path, String text, int count) {
            out.println(language.text(text, count, path.process(), String.join(" → ", path.choices())));
            for (TrialReport.Produced document : path.documents()) {
                out.println(("    " + document.name() + " " + document.kind() + " " + document.state() + " "
                                + String.join(", ", document.numbers()) + " "
                                + String.join(" ", document.signatures()))
                        .stripTrailing());
            }
            if (!path.stuck().isEmpty()) {
                out.println("    " + language.text("try.stuck", path.stuck()));
            }
            out.flush();
        }
    }

    private static void print(TrialReport report, PrintWriter out, Language language) {
        report.unreached().forEach(element -> out.println(language.text("try.unreached", element)));
        if (!report.complete()) {
            out.println(language.text("try.incomplete", ModelTrial.MAX_PATHS, ModelTrial.MAX_TIME.toSeconds()));
        }
        long stuck = Stream.concat(report.paths().stream(), report.onPaper().stream())
                .filter(path -> !path.stuck().isEmpty())
                .count();
        out.println(language.text(
                "try.done",
                report.paths().size(),
                stuck,
                report.unreached().size(),
                (double) report.time().toMillis() / MILLIS));
    }
}
