package org.motcua.console;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The entry point of {@code motcua.jar}. */
@Command(
        name = "motcua",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            RunCommand.class,
            ModelCommand.class,
            CatalogueCommand.class,
            DeadlineCommand.class,
            SignCommand.class,
            PrepareCommand.class,
            CompleteCommand.class,
            AugmentCommand.class,
            ValidateCommand.class,
            AuditCommand.class
        })
public final class Main implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    @Spec
    private @Nullable CommandSpec spec;

    /** {@link Language#of(String[])} has read it before anything else was; here it is checked and shown by --help. */
    @Option(names = "--lang", scope = ScopeType.INHERIT, paramLabel = "vi|en", descriptionKey = "lang")
    void requireLanguage(String code) {
        if (!code.equals("vi") && !code.equals("en")) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--lang is vi or en, but got " + code);
        }
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        Language language = Language.of(arguments);
        Locale.setDefault(language.locale());
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        CommandLine command = new CommandLine(new Main())
                .setResourceBundle(ResourceBundle.getBundle("org.motcua.console.help", language.locale()))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(oneClearLine(language));
        return command.execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command");
    }

    /** Whatever goes wrong, the user reads one line that says what and what to do, never a stack trace. */
    private static IExecutionExceptionHandler oneClearLine(Language language) {
        return (exception, command, parsed) -> {
            LOG.debug("The command failed", exception);
            command.getErr().println("motcua: " + Failure.message(exception, language));
            return Failure.exitCode(exception);
        };
    }

    /** The version that the build wrote into the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"motcua " + (version == null ? "development" : version)};
        }
    }
}
