package org.motcua.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.workflow.modeler.CheckReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code motcua model check}: whether the library would run models, a line a finding. */
@Command(name = "check", mixinStandardHelpOptions = true, resourceBundle = "org.motcua.console.help")
final class ModelCheckCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelFiles models = new ModelFiles();

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        return print(models.check(models.agency(), models.read()), out) ? ExitCode.OK : ExitCode.NO;
    }

    /** Prints what was found; whether it was nothing. */
    static boolean print(List<CheckReport> reports, PrintWriter out) {
        Language language = Language.of();
        boolean nothing = true;
        for (CheckReport report : reports) {
            report.lines(language.locale()).forEach(out::println);
            nothing &= report.findings().isEmpty();
        }
        return nothing;
    }
}
